import { createContext, useContext } from 'react';
import type { HealthPermissions } from './useHealthPermissions';

/** What every part of a page needs to know to offer a change. */
export interface HealthPage {
  readonly allowed: HealthPermissions;
  /** False while the stream is down: nothing is changed on the ground of old data. */
  readonly live: boolean;
}

const Page = createContext<HealthPage | undefined>(undefined);

export const HealthPageProvider = Page.Provider;

/** The page this component is on. */
export function useHealthPage(): HealthPage {
  const page = useContext(Page);
  if (!page) throw new Error('useHealthPage needs a HealthPageProvider');
  return page;
}
