// The checksum of ZIP entries: CRC-32 (ISO 3309).

const table = Uint32Array.from({length: 256}, (_, n) => {
  let code = n
  for (let bit = 0; bit < 8; bit++) code = code & 1 ? 0xedb88320 ^ (code >>> 1) : code >>> 1
  return code >>> 0
})

/** The CRC-32 of bytes, as an unsigned number. */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[i] as number)) & 0xff] as number)
  return (crc ^ 0xffffffff) >>> 0
}
