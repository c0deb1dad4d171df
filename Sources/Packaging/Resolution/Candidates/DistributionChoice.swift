import IndexAccess

/// What can be done with a version, by the files it has.
enum DistributionChoice {
  /// There is a wheel that can be installed.
  case wheel(ReleaseFile)
  /// There is only a source distribution to install; the metadata may be read from a wheel for another platform, as
  /// all files of a version are taken to have the same.
  case source(ReleaseFile, metadataWheel: ReleaseFile?)
  /// No file can be used, and this is why the one that came nearest cannot.
  case unusable(DistributionIncompatibility)
  /// The version has no files.
  case missing

  /// The file whose `Requires-Python` counts.
  var installedFile: ReleaseFile? {
    switch self {
    case .wheel(let file), .source(let file, _): file
    case .unusable, .missing: nil
    }
  }

  /// The file that metadata is read from.
  var metadataFile: ReleaseFile? {
    switch self {
    case .wheel(let file): file
    case .source(let file, let wheel): wheel ?? file
    case .unusable, .missing: nil
    }
  }
}
