/// A 64-bit hash that is the same in every run and on every machine, for cache keys and checksums.
///
/// Not cryptographic: never decide trust by it.
package struct StableHash: Sendable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var length: UInt64 = 0

  package init() {}

  /// Mixes in bytes, eight at a time.
  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= bytes.count {
      unsafe mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      unsafe tail |= UInt64(bytes[offset]) << shift
      shift += 8
      offset += 1
    }
    mix(tail ^ (UInt64(bytes.count) << 56))
    length &+= UInt64(bytes.count)
  }

  /// Mixes in the UTF-8 bytes of a string.
  package mutating func combine(_ string: String) {
    var string = string
    string.withUTF8 { unsafe combine(UnsafeRawBufferPointer($0)) }
  }

  /// Mixes in a number.
  package mutating func combine(_ value: UInt64) { mix(value) }

  private mutating func mix(_ value: UInt64) {
    let product = (state ^ value).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = product.high ^ product.low ^ (value &* 0xA076_1D64_78BD_642F)
  }

  /// The hash of everything combined so far.
  package var value: UInt64 {
    let product = (state ^ length).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Returns the hash of one string.
  package static func of(_ string: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(string)
    return hash.value
  }

  /// Returns the hash of some bytes.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = StableHash()
    unsafe hash.combine(bytes)
    return hash.value
  }
}
