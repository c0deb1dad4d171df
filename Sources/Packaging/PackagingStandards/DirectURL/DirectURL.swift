import JSONSyntax

/// Where a distribution was installed from, if not from an index: the `direct_url.json` of an installed distribution.
///
/// See [PEP 610](https://peps.python.org/pep-0610/).
package struct DirectURL: Hashable, Sendable {
  /// What the URL leads to.
  package enum Source: Hashable, Sendable {
    /// An archive. `hash` is the older form of one digest, `algorithm=digest`.
    case archive(hash: String?, hashes: [Hash])
    /// A local directory.
    case directory(isEditable: Bool)
    /// A repository.
    case repository(system: String, commit: String, requestedRevision: String?)
  }

  /// A digest of an archive, by its algorithm's name in Python's `hashlib`.
  package struct Hash: Hashable, Sendable {
    /// The algorithm as the file names it.
    package let algorithm: String
    /// The digits as the file has them.
    package let digest: String

    package init(algorithm: String, digest: String) {
      self.algorithm = algorithm
      self.digest = digest
    }
  }

  /// Where it was installed from.
  package var url: String
  /// What that is.
  package var source: Source
  /// The directory of the project in the archive or repository, if it is not the root.
  package var subdirectory: String?

  package init(url: String, source: Source, subdirectory: String? = nil) {
    self.url = url
    self.source = source
    self.subdirectory = subdirectory
  }

  /// Whether the distribution is an editable install.
  package var isEditable: Bool { source == .directory(isEditable: true) }

  /// Parses the bytes of a `direct_url.json` file.
  ///
  /// - Throws: ``DirectURLError`` if they are not JSON or not of the form PEP 610 gives.
  package init(parsing bytes: [UInt8]) throws(DirectURLError) {
    let document: JSONValue
    do throws(JSONError) {
      document = try JSONValue(parsing: bytes)
    } catch {
      throw .invalidJSON(error)
    }
    guard let url = document["url"]?.stringValue else { throw .missingField("url") }
    self.url = url
    subdirectory = document["subdirectory"]?.stringValue
    if let archive = document["archive_info"] {
      let hashes = (archive["hashes"]?.objectValue ?? []).compactMap { member in
        member.value.stringValue.map { Hash(algorithm: member.key, digest: $0) }
      }
      source = .archive(hash: archive["hash"]?.stringValue, hashes: hashes)
    } else if let directory = document["dir_info"] {
      source = .directory(isEditable: directory["editable"]?.boolValue ?? false)
    } else if let repository = document["vcs_info"] {
      guard let system = repository["vcs"]?.stringValue else { throw .missingField("vcs_info.vcs") }
      guard let commit = repository["commit_id"]?.stringValue else { throw .missingField("vcs_info.commit_id") }
      source = .repository(
        system: system, commit: commit, requestedRevision: repository["requested_revision"]?.stringValue)
    } else {
      throw .missingField("archive_info`, `dir_info` or `vcs_info")
    }
  }

  /// The file's contents: JSON on one line.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("url")
    writer.string(url)
    switch source {
    case .archive(let hash, let hashes):
      writer.key("archive_info")
      writer.beginObject()
      if let hash {
        writer.key("hash")
        writer.string(hash)
      }
      if !hashes.isEmpty {
        writer.key("hashes")
        writer.beginObject()
        for hash in hashes {
          writer.key(hash.algorithm)
          writer.string(hash.digest)
        }
        writer.endObject()
      }
      writer.endObject()
    case .directory(let isEditable):
      writer.key("dir_info")
      writer.beginObject()
      if isEditable {
        writer.key("editable")
        writer.bool(true)
      }
      writer.endObject()
    case .repository(let system, let commit, let requestedRevision):
      writer.key("vcs_info")
      writer.beginObject()
      writer.key("vcs")
      writer.string(system)
      writer.key("commit_id")
      writer.string(commit)
      if let requestedRevision {
        writer.key("requested_revision")
        writer.string(requestedRevision)
      }
      writer.endObject()
    }
    if let subdirectory {
      writer.key("subdirectory")
      writer.string(subdirectory)
    }
    writer.endObject()
    return writer.bytes
  }
}
