import nodemailer from 'nodemailer';
import { addressFor } from './addresses.ts';

export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  isSecure: boolean;
  user: string;
  password: string;
  allowInside: boolean;
};
export type Mail = { from: string; to: string; subject: string; text: string; html: string; messageId: string };

/** The server said for good that it will not deliver to this mailbox (a code from 500 on). */
export class MailBounced extends Error {}

const PATIENCE_MS = 15_000;

/**
 * Hands one mail to a mail server and answers its last words. Throws MailBounced when the mailbox is refused for good,
 * InsideAddress as `addressFor` does, and the connection's error or the server's refusal for now.
 */
export const sendMail = async (server: MailServer, mail: Mail): Promise<string> => {
  const { address } = await addressFor(server.host, server.allowInside);
  const transport = nodemailer.createTransport({
    host: address,
    port: server.port,
    secure: server.isSecure,
    ...(server.user ? { auth: { user: server.user, pass: server.password } } : {}),
    tls: { servername: server.host },
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { response } = await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
    return response;
  } catch (fault) {
    const { code, command, responseCode, message } = fault as Error & {
      code?: string;
      command?: string;
      responseCode?: number;
    };
    // A refused sender or password is the administrator's to mend, not the end of this mailbox.
    if (code === 'EENVELOPE' && command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500)
      throw new MailBounced(message);
    throw fault;
  } finally {
    transport.close();
  }
};
