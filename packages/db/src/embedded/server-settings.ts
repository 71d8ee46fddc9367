/**
 * Settings for many small transactions on a small machine. They are given on the command line, so a new release
 * changes them without touching anybody's data folder. `durable: false` is for unit tests only: a power cut may
 * then lose the cluster, while everything else behaves the same.
 */
export function serverSettings(options: {
  readonly port: number
  readonly durable: boolean
}): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: options.port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    min_wal_size: '256MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    autovacuum_naptime: '15s',
    autovacuum_vacuum_cost_limit: 1000,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    fsync: options.durable ? 'on' : 'off',
    full_page_writes: options.durable ? 'on' : 'off',
    synchronous_commit: options.durable ? 'on' : 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
