import type { DatabaseService } from '@backstage/backend-plugin-api';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations are, as files of this package. */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@pilotage/plugin-cluster-health-backend',
    'migrations',
  );
}

/** Connects, and brings the tables up to date unless the operator does that another way. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
