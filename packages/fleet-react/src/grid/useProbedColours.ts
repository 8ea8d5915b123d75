import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * The theme's colours for a canvas, which cannot use CSS variables itself. Read again when the theme changes.
 *
 * @param host - element inside which the classes mean something.
 * @param classes - a class per colour that sets `color`; keep its identity.
 * @returns `undefined` before the first layout.
 * @public
 */
export function useProbedColours<TTone extends string>(
  host: RefObject<HTMLElement>,
  classes: Readonly<Record<TTone, string>>,
): Readonly<Record<TTone, string>> | undefined {
  const [colours, setColours] = useState<Readonly<Record<TTone, string>>>();
  useLayoutEffect(() => {
    const read = () => {
      if (host.current) setColours(readColours(host.current, classes));
    };
    read();
    const observer = new MutationObserver(read);
    const options = {
      attributes: true,
      attributeFilter: ['class', 'style', 'data-theme-mode', 'data-theme-name'],
    };
    observer.observe(document.documentElement, options);
    observer.observe(document.body, options);
    return () => observer.disconnect();
  }, [host, classes]);
  return colours;
}

/** A probe element per colour: only the browser resolves nested variables and colour functions. */
function readColours<TTone extends string>(
  host: HTMLElement,
  classes: Readonly<Record<TTone, string>>,
): Readonly<Record<TTone, string>> {
  const entries = Object.entries<string>(classes).map(([tone, className]) => {
    const probe = document.createElement('span');
    probe.className = className;
    host.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return [tone, color] as const;
  });
  return Object.fromEntries(entries) as Record<TTone, string>;
}
