import { createContext, type ReactNode, useContext } from 'react';
import { useNow } from './ticker';

const ClockOffset = createContext(0);

/**
 * Tells the ages below it how far the backend's clock is ahead of the browser's, in milliseconds.
 *
 * @public
 */
export function ClockOffsetProvider(props: {
  readonly offsetMs: number;
  readonly children: ReactNode;
}) {
  return (
    <ClockOffset.Provider value={props.offsetMs}>
      {props.children}
    </ClockOffset.Provider>
  );
}

/**
 * Milliseconds to add to the browser's clock to get the backend's.
 *
 * @public
 */
export function useClockOffset(): number {
  return useContext(ClockOffset);
}

/**
 * The backend's time in milliseconds, renewed once a second.
 *
 * @public
 */
export function useServerNow(): number {
  return useNow() + useClockOffset();
}
