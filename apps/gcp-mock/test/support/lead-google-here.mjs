/**
 * Loaded before a client's code: stands in for an entry of /etc/hosts, and for a mock that listens on 443. The port that
 * it listens on is `GOOGLE_PORT`.
 */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const { connect } = net;
const { lookup } = dns.promises;

dns.promises.lookup = (hostname, ...rest) =>
  lookup(hostname.endsWith('.googleapis.com') ? '127.0.0.1' : hostname, ...rest);
net.connect = (options, ...rest) =>
  connect(options.port === 443 ? { ...options, port: Number(process.env.GOOGLE_PORT) } : options, ...rest);
syncBuiltinESMExports();
