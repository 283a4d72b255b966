/** The bytes that a kind of file has at a fixed place, as a Latin-1 text. */
interface Signature {
  readonly mediaType: string;
  readonly offset?: number;
  readonly bytes: string;
}

const SIGNATURES: readonly Signature[] = [
  { mediaType: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { mediaType: 'image/png', bytes: '\x89PNG' },
  { mediaType: 'image/gif', bytes: 'GIF' },
  { mediaType: 'image/webp', offset: 8, bytes: 'WEBP' },
  { mediaType: 'image/tiff', bytes: 'II*\0' },
  { mediaType: 'image/tiff', bytes: 'MM\0*' },
  { mediaType: 'image/bmp', bytes: 'BM' },
  { mediaType: 'image/vnd.ms-photo', bytes: 'II\xbc' },
  { mediaType: 'image/vnd.adobe.photoshop', bytes: '8BPS' },
  { mediaType: 'image/vnd.microsoft.icon', bytes: '\0\0\x01\0' },
  { mediaType: 'image/heif', offset: 4, bytes: 'ftyphei' },
  { mediaType: 'image/heif', offset: 4, bytes: 'ftypmif1' },
  { mediaType: 'image/avif', offset: 4, bytes: 'ftypavif' },
  { mediaType: 'video/quicktime', offset: 4, bytes: 'ftypqt  ' },
  { mediaType: 'audio/m4a', offset: 4, bytes: 'ftypM4A' },
  { mediaType: 'video/x-m4v', offset: 4, bytes: 'ftypM4V' },
  { mediaType: 'video/mp4', offset: 4, bytes: 'ftyp' },
  { mediaType: 'video/x-matroska', offset: 31, bytes: 'matroska' },
  { mediaType: 'video/webm', bytes: '\x1aE\xdf\xa3' },
  { mediaType: 'video/x-msvideo', offset: 8, bytes: 'AVI ' },
  { mediaType: 'video/x-ms-wmv', bytes: '0&\xb2u\x8ef\xcf\x11\xa6\xd9' },
  { mediaType: 'video/mpeg', bytes: '\0\0\x01\xb3' },
  { mediaType: 'video/mpeg', bytes: '\0\0\x01\xba' },
  { mediaType: 'video/x-flv', bytes: 'FLV\x01' },
  { mediaType: 'audio/midi', bytes: 'MThd' },
  { mediaType: 'audio/mpeg', bytes: 'ID3' },
  { mediaType: 'audio/mpeg', bytes: '\xff\xfb' },
  { mediaType: 'audio/ogg', bytes: 'OggS' },
  { mediaType: 'audio/x-flac', bytes: 'fLaC' },
  { mediaType: 'audio/x-wav', offset: 8, bytes: 'WAVE' },
  { mediaType: 'audio/amr', bytes: '#!AMR' },
  { mediaType: 'audio/aac', bytes: '\xff\xf1' },
  { mediaType: 'audio/x-aiff', offset: 8, bytes: 'AIFF' },
  { mediaType: 'application/pdf', bytes: '%PDF' },
  { mediaType: 'application/rtf', bytes: '{\\rtf' },
  { mediaType: 'application/postscript', bytes: '%!' },
  { mediaType: 'application/epub+zip', offset: 30, bytes: 'mimetypeapplication/epub+zip' },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    offset: 38,
    bytes: 'application/vnd.oasis.opendocument.text',
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    offset: 30,
    bytes: 'word/',
  },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', offset: 30, bytes: 'xl/' },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    offset: 30,
    bytes: 'ppt/',
  },
  { mediaType: 'application/msword', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { mediaType: 'application/zip', bytes: 'PK\x03\x04' },
  { mediaType: 'application/zip', bytes: 'PK\x05\x06' },
  { mediaType: 'application/x-tar', offset: 257, bytes: 'ustar' },
  { mediaType: 'application/vnd.rar', bytes: 'Rar!\x1a\x07' },
  { mediaType: 'application/gzip', bytes: '\x1f\x8b' },
  { mediaType: 'application/x-bzip2', bytes: 'BZh' },
  { mediaType: 'application/x-7z-compressed', bytes: '7z\xbc\xaf\x27\x1c' },
  { mediaType: 'application/x-xz', bytes: '\xfd7zXZ\0' },
  { mediaType: 'application/zstd', bytes: '\x28\xb5\x2f\xfd' },
  { mediaType: 'application/vnd.sqlite3', bytes: 'SQLi' },
  { mediaType: 'application/wasm', bytes: '\0asm' },
  { mediaType: 'application/x-executable', bytes: '\x7fELF' },
  { mediaType: 'application/java', bytes: '\xca\xfe\xba\xbe' },
  { mediaType: 'application/font-woff', bytes: 'wOFF\0\x01\0\0' },
  { mediaType: 'application/font-woff', bytes: 'wOF2\0\x01\0\0' },
  { mediaType: 'application/font-sfnt', bytes: '\0\x01\0\0\0' },
  { mediaType: 'application/font-sfnt', bytes: 'OTTO\0' },
  { mediaType: 'application/vnd.apache.parquet', bytes: 'PAR1' },
  { mediaType: 'text/x-shellscript', bytes: '#!' },
];

/** The media type that the first bytes of a file tell; nothing when they are of no known kind. */
export function mediaTypeOfMagicNumber(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find(({ offset = 0, bytes: expected }) => startsWith(bytes, expected, offset))?.mediaType;
}

function startsWith(bytes: Uint8Array, expected: string, offset: number): boolean {
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[offset + index] !== expected.charCodeAt(index)) {
      return false;
    }
  }
  return true;
}
