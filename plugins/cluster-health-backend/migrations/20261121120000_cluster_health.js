// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('causes', table => {
    table.comment('When each thing that was wrong was seen. Times are ms');
    table.string('cluster', 256).notNullable();
    table.string('key_hash', 64).notNullable().comment('SHA-256 of the key');
    table.text('key').notNullable();
    table.bigInteger('first_seen').notNullable();
    table.bigInteger('last_seen').notNullable().index();
    table.bigInteger('gone_at').nullable().comment('Null while it is there');
    table.text('returned_at').notNullable().comment('JSON, times');
    table.primary(['cluster', 'key_hash']);
  });

  await knex.schema.createTable('serving_marks', table => {
    table.comment('What the serving gate decided last');
    table.string('cluster', 256).primary().notNullable();
    table.string('state', 16).notNullable();
    table.text('reason').notNullable();
    table.text('checks').notNullable().comment('JSON');
    table.bigInteger('since').notNullable();
  });

  await knex.schema.createTable('inspections', table => {
    table.comment('Kept reports');
    table.string('id', 36).primary().notNullable();
    table.string('cluster', 256).notNullable();
    table.text('trigger').notNullable().comment('JSON');
    table.bigInteger('started_at').notNullable();
    table.bigInteger('finished_at').notNullable().index();
    table.text('counts').notNullable().comment('JSON');
    table.text('score').notNullable().comment('JSON');
    table.text('items').notNullable().comment('JSON');
    table.text('compared_with').nullable().comment('JSON');
    table.index(['cluster', 'finished_at']);
  });

  await knex.schema.createTable('waivers', table => {
    table.comment('Failing checks somebody accepts until a date');
    table.string('id', 36).primary().notNullable();
    table.string('cluster', 256).notNullable();
    table.string('check_id', 128).notNullable();
    table.text('reason').notNullable();
    table.text('created_by').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('until_at').notNullable().index();
    table.bigInteger('ended_at').nullable().comment('Taken back before');
    table.text('ended_by').nullable();
  });

  await knex.schema.createTable('nodes', table => {
    table.comment('Every node ever seen; stays when the node is deleted');
    table.string('cluster', 256).notNullable();
    table.string('uid', 64).notNullable();
    table.string('name', 253).notNullable();
    table.string('state', 16).notNullable().comment('online, offline, gone');
    table.bigInteger('state_at').notNullable();
    table.bigInteger('first_seen').notNullable();
    table
      .bigInteger('expected_until')
      .nullable()
      .comment('After this nobody expects it any more');
    table.primary(['cluster', 'uid']);
  });

  await knex.schema.createTable('node_transitions', table => {
    table.comment('From which the online rate follows');
    table.increments('id');
    table.string('cluster', 256).notNullable();
    table.string('uid', 64).notNullable();
    table.string('node', 253).notNullable();
    table.string('from_state', 16).notNullable();
    table.string('to_state', 16).notNullable();
    table.text('reason').notNullable();
    table.bigInteger('at').notNullable();
    table.index(['cluster', 'at']);
  });

  await knex.schema.createTable('watch_intervals', table => {
    table.comment('Time in which somebody watched; outside, nothing is known');
    table.string('id', 36).primary().notNullable();
    table.string('cluster', 256).notNullable();
    table.bigInteger('from_at').notNullable();
    table.bigInteger('to_at').notNullable().comment('Moved on by heartbeats');
    table.index(['cluster', 'to_at']);
  });

  await knex.schema.createTable('watchers', table => {
    table.comment('Which replica records the nodes of a cluster');
    table.string('cluster', 256).primary().notNullable();
    table.string('replica', 36).notNullable();
    table.bigInteger('until_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'watchers',
    'watch_intervals',
    'node_transitions',
    'nodes',
    'waivers',
    'inspections',
    'serving_marks',
    'causes',
  ]) {
    await knex.schema.dropTable(table);
  }
};
