/** Settings of the server by name, as `postgres -c name=value` takes them. */
export type Settings = Readonly<Record<string, string | number>>;

/**
 * For one machine that also runs the application, within 400 MB for everything: loopback only, no TLS (the bundled
 * OpenSSL is old), every commit on disk. Compiling queries (jit) costs more than it saves on our short ones.
 */
export const OFFICE_SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  ssl: 'off',
  password_encryption: 'scram-sha-256',
  cluster_name: 'luoshi',
  max_connections: 60,
  shared_buffers: '96MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: 1.1,
  huge_pages: 'off',
  io_method: 'sync',
  jit: 'off',
  max_worker_processes: 4,
  max_parallel_workers: 2,
  max_parallel_workers_per_gather: 1,
  autovacuum_max_workers: 2,
  max_locks_per_transaction: 128,
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  fsync: 'on',
  synchronous_commit: 'on',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
};

/** For tests, whose rows nobody misses after a crash: nothing waits for the disk. */
export const TEST_SETTINGS: Settings = {
  ...OFFICE_SETTINGS,
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

export const asArguments = (settings: Settings): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
