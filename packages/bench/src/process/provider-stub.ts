import { createServer } from 'node:http'

/** A provider in a process of its own: takes every mail at once and counts. Ends with its parent. */
const ANSWER = '{"status":"success","response":"Mail Sent"}'
let mails = 0

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    if (request.url?.endsWith('/send')) mails += 1
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': ANSWER.length })
    response.end(ANSWER)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stub has no port')
  process.send?.({ port: address.port })
})
process.on('message', () => process.send?.({ mails }))
process.on('disconnect', () => process.exit(0))
