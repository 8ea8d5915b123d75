import type { StoredObject } from '../../store/types';
import type { PodTemplate } from './pod';

/** What a workload stores in a revision: its template, to be put back whole. */
export interface RevisionData {
  readonly spec: {
    readonly template: PodTemplate & { readonly $patch?: 'replace' };
  };
}

export interface ControllerRevision extends StoredObject {
  readonly revision: number;
  readonly data: RevisionData;
}
