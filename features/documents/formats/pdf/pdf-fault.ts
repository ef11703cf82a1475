/** Why a PDF gives no text: it asks for a password, its pages are pictures, or it is none. */
export class PdfFault extends Error {
  readonly reason: 'encrypted' | 'scanned' | 'unreadable';
  constructor(reason: 'encrypted' | 'scanned' | 'unreadable') {
    super(reason);
    this.reason = reason;
  }
}
