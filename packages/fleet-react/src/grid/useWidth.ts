import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Width of an element in whole pixels, kept current. `fallback` until the browser has laid it out.
 *
 * @public
 */
export function useWidth(
  element: RefObject<HTMLElement>,
  fallback: number,
): number {
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = () => {
      const measured = Math.floor(target.getBoundingClientRect().width);
      if (measured > 0) setWidth(measured);
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
