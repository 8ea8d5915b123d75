import { screen } from '@testing-library/react';
import { recordCluster, recordSnapshot } from '../../__testUtils__/recording';
import { renderTab } from '../../__testUtils__/renderTab';

it('shows a workload that could not be read, with what went wrong', async () => {
  await renderTab({
    first: recordSnapshot({
      at: Date.now(),
      sections: [
        {
          section: {
            type: 'unreadable',
            cluster: recordCluster('prod-us'),
            ref: {
              cluster: 'prod-us',
              group: 'example.com',
              kind: 'Fleet',
              namespace: 'shop',
              name: 'checkout',
            },
            uid: 'u-1',
            reason: 'spec.replicas is not a number',
          },
        },
      ],
    }),
  });
  const region = await screen.findByRole('region', {
    name: 'prod-us shop/checkout',
  });
  expect(region).toHaveTextContent('could not be read');
  expect(region).toHaveTextContent('spec.replicas is not a number');
  expect(region).toHaveTextContent('shop/checkout · Fleet');
});
