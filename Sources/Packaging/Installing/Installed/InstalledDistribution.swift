package import PackagingStandards
import SystemIO
package import SystemPackage

/// A distribution that is installed in an environment.
package struct InstalledDistribution: Sendable, Hashable {
  /// How its installation is described.
  package enum Kind: Sendable, Hashable {
    /// A `.dist-info` directory: everything that modern tools install.
    case distInfo
    /// An `.egg-info` directory, of old versions of setuptools.
    case eggInfoDirectory
    /// An `.egg-info` file, of distutils, which does not note what was installed.
    case eggInfoFile
    /// An `.egg-link` file: an old editable installation, with the directory that it leads to.
    case eggLink(project: FilePath)
  }

  /// The name that what describes it has.
  package let name: PackageName
  /// The version that what describes it has.
  package let version: Version
  /// How its installation is described.
  package let kind: Kind
  /// The directory of packages that it is in.
  package let sitePackages: FilePath
  /// The name in that directory of what describes it.
  package let entryName: String

  /// The path of what describes it.
  package var path: FilePath { sitePackages.appending(entryName) }

  /// The directory that holds METADATA or PKG-INFO, if any.
  private var metadataDirectory: FilePath? {
    switch kind {
    case .distInfo, .eggInfoDirectory: path
    case .eggInfoFile: nil
    case .eggLink(let project):
      ((try? listDirectory(project)) ?? []).first { $0.name.hasSuffix(".egg-info") }.map { project.appending($0.name) }
    }
  }

  /// The directory that Python imports it from.
  package var importDirectory: FilePath {
    if case .eggLink(let project) = kind { return project }
    return sitePackages
  }

  /// Reads its metadata.
  ///
  /// - Throws: `SystemError` where there is none, `MetadataError` where it is malformed.
  package func metadata() throws -> CoreMetadata {
    let bytes = try metadataBytes()
    return try CoreMetadata(parsing: bytes.span)
  }

  /// Returns the bytes of METADATA or PKG-INFO.
  ///
  /// - Throws: `SystemError`.
  package func metadataBytes() throws -> [UInt8] {
    if kind == .eggInfoFile { return try readRegularFile(path) }
    let directory = metadataDirectory ?? path
    return try readRegularFile(directory.appending(kind == .distInfo ? "METADATA" : "PKG-INFO"))
  }

  /// Where it was installed from if not from an index; `nil` also where the file that says so is malformed or may not be
  /// read: the distribution is then judged by its version, as one from an index.
  package var directURL: DirectURL? {
    guard kind == .distInfo, let bytes = try? readRegularFileIfPresent(path.appending("direct_url.json"))
    else {
      return nil
    }
    return try? DirectURL(parsing: bytes)
  }

  /// The directory of the project that an editable installation leads to.
  package var editableProject: FilePath? {
    if case .eggLink(let project) = kind { return project }
    guard let directURL, directURL.isEditable, let url = try? URLReference(absolute: directURL.url),
      let path = url.filePath
    else {
      return nil
    }
    return FilePath(path)
  }

  /// Reads the list of its files.
  ///
  /// - Throws: `SystemError`, `RecordFileError`; `nil` where it has no list.
  package func record() throws -> RecordFile? {
    guard kind == .distInfo, let bytes = try readRegularFileIfPresent(path.appending("RECORD")) else { return nil }
    return try RecordFile(parsing: bytes.span)
  }
}
