import type { DriverInput } from '@pilotage/plugin-rollout-node';
import { asNumber, asRecord, asTime } from '../shared/json';
import type { Revision } from '../shared/revisions';
import { sameValue } from '../shared/sameValue';
import type { SidecarContents } from './contents';
import { contentsOf, hashedPart } from './contents';
import {
  customVersionLabel,
  hashAnnotation,
  hashWithoutImageAnnotation,
} from './marks';
import type { SidecarSet } from './readSidecarSet';

/** A revision of a SidecarSet. `template` is what it puts into pods. */
export interface SidecarRevision extends Revision {
  readonly template: SidecarContents;
  readonly hash: string;
  readonly hashWithoutImage: string;
  /** Empty when the platform gives none. */
  readonly customVersion: string;
}

/**
 * All revisions. The newest is always among them: when its ControllerRevision cannot be read, what the SidecarSet itself
 * says stands in, with number 0, as long as the controller has observed it.
 */
export function sidecarSetRevisions(
  sidecarSet: SidecarSet,
  { revisions }: Pick<DriverInput, 'revisions'>,
): readonly SidecarRevision[] {
  const recorded = revisions.map((object): SidecarRevision => {
    const { name, creationTimestamp, labels, annotations } = object.metadata;
    return {
      name,
      number: asNumber((object as { readonly revision?: unknown }).revision, 0),
      createdAt: asTime(creationTimestamp),
      template: contentsOf(asRecord(asRecord(object.data).spec)),
      hash: annotations?.[hashAnnotation] ?? '',
      hashWithoutImage: annotations?.[hashWithoutImageAnnotation] ?? '',
      customVersion: labels?.[customVersionLabel] ?? '',
    };
  });
  const { latestRevision, object } = sidecarSet;
  const known = recorded.some(({ name }) => name === latestRevision);
  if (known || latestRevision === '' || !sidecarSet.observed) return recorded;
  return [
    ...recorded,
    {
      name: latestRevision,
      number: 0,
      createdAt: asTime(object.metadata.creationTimestamp),
      template: sidecarSet.contents,
      hash: sidecarSet.hash,
      hashWithoutImage: sidecarSet.hashWithoutImage,
      customVersion: object.metadata.labels?.[customVersionLabel] ?? '',
    },
  ];
}

/** What pods at the contents carry; empty texts when the controller has yet to make the revision. */
export function hashesOf(
  contents: SidecarContents,
  sidecarSet: SidecarSet,
  revisions: readonly SidecarRevision[],
): Pick<SidecarRevision, 'hash' | 'hashWithoutImage'> {
  const wanted = hashedPart(contents);
  if (sameValue(wanted, hashedPart(sidecarSet.contents))) return sidecarSet;
  const recorded = revisions.find(({ template }) =>
    sameValue(wanted, hashedPart(template)),
  );
  return recorded ?? { hash: '', hashWithoutImage: '' };
}
