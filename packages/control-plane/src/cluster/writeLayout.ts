import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { tokenFile } from '../people/tokenFile';
import type { Person } from '../people/person';
import type { ClusterPki } from '../pki/clusterPki';
import type { ClusterLayout } from '../components/clusterLayout';

/** Writes keys, certificates and tokens where the components look for them; only we may read them. */
export async function writeLayout(options: {
  readonly layout: ClusterLayout;
  readonly pki: ClusterPki;
  readonly people: readonly Person[];
  readonly tokens: Readonly<Record<string, string>>;
}): Promise<void> {
  const { layout, pki, people, tokens } = options;
  const { files } = layout;
  await mkdir(layout.logs, { recursive: true });
  await mkdir(dirname(files.ca), { recursive: true });
  const contents = [
    [files.ca, pki.caCertificate],
    [files.servingCertificate, pki.servingCertificate],
    [files.servingKey, pki.servingKey],
    [files.serviceAccountKey, pki.serviceAccount.privateKey],
    [files.serviceAccountPublicKey, pki.serviceAccount.publicKey],
    [files.tokens, tokenFile(people, tokens)],
  ] as const;
  await Promise.all(
    contents.map(([file, content]) =>
      writeFile(file, content, { mode: 0o600 }),
    ),
  );
}
