import { type Html, html } from '@booster/html'
import { page } from '../pages/page.ts'
import type { RestRoute } from '../rest/rest-route.ts'
import { errorsOf, jsonSchemaOf, successOf } from './openapi.ts'

const ACCESS_WORDS: Record<RestRoute['access'], string> = {
  affiliate:
    'Session of an affiliate (cookie of POST /api/auth/sign-in/email), or Authorization: Bearer API key',
  admin: 'Session of an admin',
  cron: 'Authorization: Bearer CRON_SECRET',
  public: 'Public',
}

const SESSION_ONLY_WORDS = 'Session of an affiliate; an API key does not open it'

/** The REST face for people: one page, no scripts, nothing from elsewhere. */
export function docsPage(routes: readonly RestRoute[], publicUrl: string): string {
  const body = html`<main class="docs">
<header class="optin__intro"><h1>Affiliate Booster API</h1>
<p>Machine-readable: <a class="link" href="/api/docs/openapi.json">openapi.json</a> (OpenAPI 3.1). Success is
<code>{"success": true, "message"?, "data"}</code>, an error <code>{"success": false, "error": {"code", "message", "requestId", "field"?}}</code>.</p>
<pre tabindex="0">curl -c jar -H 'content-type: application/json' \\
  -d '{"email": "budi@demo.test", "password": "…"}' ${publicUrl}/api/auth/sign-in/email
curl -b jar '${publicUrl}/api/affiliate/automation/jobs?status=pending&amp;limit=10'
curl -H 'authorization: Bearer abk_…' ${publicUrl}/api/affiliate/automation/stats</pre></header>
${routes.map(routeOf)}
</main>`
  return page({ language: 'en', title: 'Affiliate Booster API', body, noIndex: true })
}

function routeOf(route: RestRoute): Html {
  return html`<section class="card docs__route">
<div class="docs__head"><span class="docs__method">${route.method.toUpperCase()}</span><span class="docs__path">${route.path}</span></div>
<p><strong>${route.summary}.</strong> ${route.description}</p>
<p class="muted">${route.sessionOnly === true ? SESSION_ONLY_WORDS : ACCESS_WORDS[route.access]}</p>
${route.params === undefined ? null : schemaOf('Path', jsonSchemaOf(route.params, 'input'))}
${route.query === undefined ? null : schemaOf('Query', jsonSchemaOf(route.query, 'input'))}
${route.body === undefined ? null : schemaOf('Body', jsonSchemaOf(route.body, 'input'))}
${schemaOf(`Answer ${route.status ?? 200}`, jsonSchemaOf(successOf(route), 'output'))}
<p class="muted">Errors: ${errorsOf(route).join(', ') || 'none of its own'}</p></section>`
}

function schemaOf(title: string, schema: Record<string, unknown>): Html {
  return html`<details><summary>${title}</summary><pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details>`
}
