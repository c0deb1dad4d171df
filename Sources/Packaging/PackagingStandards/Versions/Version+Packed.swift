extension Version {
  /// The ordering key and number of release segments of a version that these two say everything about; `nil` for the
  /// others. For binary files that are read without parsing.
  package var packed: (key: UInt64, segmentCount: Int)? {
    isPacked ? (key, releaseSegmentCount) : nil
  }

  /// Makes a version of what ``packed`` gave. Any other numbers give some version, never a trap.
  package init(packedKey key: UInt64, segmentCount: Int) {
    let placeMask: UInt64 = (1 << VersionKey.placeBits) - 1
    self.init(key: key & ~placeMask, segmentCount: min(max(segmentCount, 1), 1 << 16))
  }
}
