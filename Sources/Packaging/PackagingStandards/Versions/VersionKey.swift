/// The packed ordering key of a version: 64 bits that compare as versions do.
///
/// Layout, from the most significant bit:
///
///     11 bits  first release segment      (0...2047, enough for a year)
///      8 bits  second release segment
///      8 bits  third release segment
///      8 bits  fourth release segment
///     27 bits  suffix: dev, a, b, rc, final, post, "after every post" and "more than four segments", in this order;
///              dev and post numbers up to 2^25 - 1 (a date such as 20240131 fits), pre-release numbers up to 21,000,000
///      2 bits  place relative to the version, used by `VersionBoundary` only and 0 in a version
///
/// A version that does not fit has the key of its nearest neighbour in the order (``saturated``), so that keys that
/// differ decide a comparison even then, and only equal keys need the full form.
enum VersionKey {
  /// How many low bits say where a boundary lies relative to the version.
  static let placeBits: UInt64 = 2
  private static let suffixBits: UInt64 = 27

  static let longNumbers: UInt64 = 1 << 25
  static let preReleaseNumbers: UInt64 = 21_000_000

  static let dev: UInt64 = 0
  static let alpha = dev + longNumbers
  static let beta = alpha + preReleaseNumbers
  static let releaseCandidate = beta + preReleaseNumbers
  static let final = releaseCandidate + preReleaseNumbers
  static let post = final + 1
  static let afterPosts = post + longNumbers
  static let longerRelease = afterPosts + 1

  /// The key of a version above every packed version but below "no upper bound".
  static let saturated = make(2047, 255, 255, 255, suffix: longerRelease)

  @inline(__always)
  static func make(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64, suffix: UInt64) -> UInt64 {
    let release = first << 24 | second << 16 | third << 8 | fourth
    return (release << suffixBits | suffix) << placeBits
  }

  static func suffix(of key: UInt64) -> UInt64 {
    key >> placeBits & (1 << suffixBits - 1)
  }

  /// The release segment at `index`, which is 0 from the fifth on.
  static func segment(of key: UInt64, at index: Int) -> UInt64 {
    let release = key >> (placeBits + suffixBits)
    return switch index {
    case 0: release >> 24
    case 1: release >> 16 & 0xFF
    case 2: release >> 8 & 0xFF
    case 3: release & 0xFF
    default: 0
    }
  }

  /// The same key with another suffix.
  static func replacingSuffix(of key: UInt64, with suffix: UInt64) -> UInt64 {
    ((key >> (placeBits + suffixBits)) << suffixBits | suffix) << placeBits
  }
}
