import type pg from 'pg'

/** What a read needs: a pool, or a client inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>

/** The pool that services hand around. */
export type Pool = pg.Pool
