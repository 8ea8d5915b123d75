import { entityEnvelopeSchemaValidator } from '@backstage/catalog-model';
import { parse } from 'yaml';

/** @returns the name of the entity in a catalog-info. @throws Error when the catalog would refuse its envelope. */
export function validateEntityEnvelope(text: string | undefined): string {
  return entityEnvelopeSchemaValidator()(parse(text ?? '')).metadata.name;
}
