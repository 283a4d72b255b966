/** The floor: bare `node:http` that reads the body and gives a fixed answer. `node floor-server.mjs PORT` */
import { createServer } from 'node:http';
import { responseBody } from '../cases/exchange.mjs';
import { FLOOR_MARKER } from './floor-marker.mjs';

const body = Buffer.from(JSON.stringify(responseBody(FLOOR_MARKER)));
const headers = { 'content-type': 'application/json', 'content-length': body.length };

createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, headers);
    response.end(body);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
