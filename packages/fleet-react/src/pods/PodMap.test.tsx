import { renderInTestApp } from '@backstage/test-utils';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { containers, dictionary, makePod } from '../__testUtils__/pods';
import { PodLegend } from './PodLegend';
import { PodMap } from './PodMap';

const pods = new Map(
  [
    makePod({ id: 1, zone: 'a' }),
    makePod({ id: 2, zone: 'a', updated: true, inPlace: true }),
    makePod({
      id: 3,
      zone: 'a',
      updated: true,
      inPlace: true,
      state: 'failing',
      main: { image: 'new:2', state: 'failing' },
    }),
    makePod({ id: 4, zone: 'b' }),
  ].map(pod => [pod[0] ?? 0, pod]),
);

describe('PodMap', () => {
  it('sums up each zone for those who do not see it', async () => {
    await renderInTestApp(
      <PodMap
        name="checkout"
        pods={pods}
        dictionary={dictionary}
        containers={containers}
        onSelect={() => {}}
      />,
    );
    expect(
      screen.getByRole('listbox', {
        name: 'Pods of checkout, zone a: 3 pods, 2 updated, 1 failing',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('zone b · 1 pod')).toBeVisible();
  });

  it('is walked with arrow keys, and Enter opens the pod', async () => {
    const onSelect = jest.fn();
    const user = userEvent.setup();
    await renderInTestApp(
      <PodMap
        name="checkout"
        pods={pods}
        dictionary={dictionary}
        containers={containers}
        onSelect={onSelect}
      />,
    );
    const zone = screen.getByRole('listbox', { name: /zone a/ });
    act(() => zone.focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    const option = within(zone).getByRole('option');
    expect(option).toHaveTextContent(/failing \(Crash\), updated in place/);
    expect(option).toHaveTextContent('main new:2 failing');
    expect(option).toHaveAttribute('aria-posinset', '3');
    expect(zone).toHaveAttribute('aria-activedescendant', option.id);
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledWith(3);
  });
});

describe('PodLegend', () => {
  it('explains what is on the map, and only that', async () => {
    await renderInTestApp(
      <PodLegend pods={pods} dictionary={dictionary} containers={containers} />,
    );
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'updated in place: main new, agent untouched',
      'old revision',
      'failing',
    ]);
  });
});
