// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('operations', table => {
    table.comment('Changes people asked for, and what became of them');
    table.string('id', 36).primary().notNullable();
    table
      .string('idempotency_key', 255)
      .notNullable()
      .unique()
      .comment('Chosen by the caller; the same key never writes twice');
    table.text('entity_ref').notNullable();
    table
      .text('workload')
      .notNullable()
      .index()
      .comment('cluster/group/kind/namespace/name, percent-encoded');
    table.string('workload_uid', 64).notNullable();
    table.string('verb', 32).notNullable();
    table.text('change').notNullable().comment('JSON');
    table.text('summary').notNullable();
    table.text('actor').notNullable();
    table.bigInteger('requested_at').notNullable();
    table
      .string('state', 16)
      .notNullable()
      .index()
      .comment('pending, accepted, confirmed, failed, unchanged');
    table
      .bigInteger('state_at')
      .notNullable()
      .comment('When it came into this state, milliseconds since the epoch');
    table.text('reason').nullable();
    table
      .text('goal')
      .nullable()
      .comment(
        'JSON; set before the write is sent, so that it can be resolved',
      );
    table.text('refusal').nullable().comment('JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operations');
};
