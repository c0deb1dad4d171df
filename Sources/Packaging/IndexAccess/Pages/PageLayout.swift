/// Where things lie in a binary index page. All integers are little-endian.
///
/// A page is a header, then the sections that it names, in any order, then text and digests (the blob):
///
///     header        fixed fields below, closed by a checksum over them
///     versions      one record per version, ascending
///     files         one record per file, grouped by version in the order of `versions`, in index order within one
///     strings       (offset, length) in the blob of texts that many files share: requires-python, tags, URL bases
///     blob          UTF-8 text and raw digests
///
/// A reader checks the header once and every reference into the blob when it follows it, so that a damaged page can
/// give wrong answers at worst, never a trap.
enum PageLayout {
  static let magic: UInt64 = 0x4547_4150_5245_4441  // "ADERPAGE"
  /// A new number goes with a new name of the cache bucket.
  static let formatVersion: UInt32 = 1

  enum Header {
    static let magic = 0
    static let formatVersion = 8
    static let flags = 12
    static let fileLength = 16
    static let requestTime = 24
    static let responseTime = 32
    static let date = 40
    static let ageHeader = 48
    static let freshnessLifetime = 56
    static let etag = 64
    static let lastModified = 72
    static let pageURL = 80
    static let versions = 88
    static let files = 96
    static let strings = 104
    static let blob = 112
    static let checksum = 120
    static let size = 128
  }

  enum Flags {
    static let noCache: UInt32 = 1
    static let isImmutable: UInt32 = 2
    static let variesByEverything: UInt32 = 4
    static let hasETag: UInt32 = 8
    static let hasLastModified: UInt32 = 16
  }

  enum Version {
    static let key = 0
    static let textOffset = 8
    static let textLength = 12
    /// The number of release segments of a packed version, 0 for one that must be parsed from its text.
    static let segmentCount = 14
    static let firstFile = 16
    static let fileCount = 20
    static let size = 24
  }

  enum File {
    static let nameOffset = 0
    static let nameLength = 4
    static let flags = 6
    static let tags = 8
    static let requiresPython = 12
    static let urlBase = 16
    static let urlOffset = 20
    static let urlLength = 24
    /// Count of digests, then per digest its algorithm and bytes; 0 for none.
    static let digestsOffset = 28
    static let metadataDigestsOffset = 32
    static let yankedReasonOffset = 36
    static let yankedReasonLength = 40
    static let version = 44
    static let uploadTime = 48
    static let size = 56
    static let recordSize = 64
  }

  enum FileFlags {
    static let isWheel: UInt16 = 1
    static let isYanked: UInt16 = 2
    static let hasMetadata: UInt16 = 4
    static let hasBuildTag: UInt16 = 8
    /// The file's name follows the relative part to form the URL.
    static let urlEndsWithName: UInt16 = 16
  }

  /// Stands for "none" in a 32-bit id.
  static let none = UInt32.max
}
