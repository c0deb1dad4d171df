import IndexAccess
import PackagingStandards

/// Reads the requirements of versions, each once.
final class MetadataReader {
  private let source: any MetadataSource
  private let checksFilenames: Bool
  private var known: [PackageName: [Version: Answer]] = [:]

  enum Answer {
    case requirements(VersionRequirements)
    case unavailable(UnavailabilityReason)
  }

  /// - Parameter checksFilenames: whether metadata must be of the version that a file's name says.
  init(_ source: any MetadataSource, checksFilenames: Bool) {
    self.source = source
    self.checksFilenames = checksFilenames
  }

  /// Whether a version's requirements were read already.
  func hasRead(_ package: PackageName, _ version: Version) -> Bool {
    known[package]?[version] != nil
  }

  /// What a version was found to require, if its metadata was read and is good.
  func knownRequirements(of package: PackageName, _ version: Version) -> VersionRequirements? {
    guard case .requirements(let requirements) = known[package]?[version] else { return nil }
    return requirements
  }

  /// Reads what a candidate requires.
  ///
  /// - Throws: `ResolutionError` where the metadata could only be had by building; the source's errors where reading
  ///   fails for a reason that another version would not mend.
  func requirements(of package: PackageName, _ candidate: Candidate) throws -> Answer {
    if let answer = known[package]?[candidate.version] { return answer }
    let answer = try read(package, candidate)
    known[package, default: [:]][candidate.version] = answer
    return answer
  }

  private func read(_ package: PackageName, _ candidate: Candidate) throws -> Answer {
    let metadata: CoreMetadata
    switch candidate.origin {
    case .installed(let installed):
      metadata = try installed.readMetadata()
    case .index:
      guard let file = candidate.choice?.metadataFile else { return .unavailable(.noDistribution) }
      do {
        if file.isWheel {
          metadata = try source.metadata(for: file)
        } else if let found = try source.metadata(forSourceDistribution: file) {
          metadata = found
        } else if source.isOffline, !file.url.hasPrefix("file:") {
          // There is nothing that could be built.
          return .unavailable(.metadataOffline)
        } else {
          throw ResolutionError.buildRequired(package, candidate.version, file: file.filename)
        }
      } catch let error as IndexAccessError {
        switch error.kind {
        case .offline: return .unavailable(.metadataOffline)
        case .malformed:
          // The message names only the file: what is wrong with it is in the causes.
          let reasons = error.causes.isEmpty ? [error.message] : error.causes
          return .unavailable(.invalidMetadata("`\(file.filename)`: \(reasons.joined(separator: ": "))"))
        default: throw error
        }
      }
      guard metadata.name == package,
        !checksFilenames || metadata.version.withoutLocal == candidate.version.withoutLocal
      else {
        return .unavailable(.inconsistentMetadata(metadata.name, metadata.version))
      }
    }
    do {
      return .requirements(try VersionRequirements(metadata))
    } catch {
      return .unavailable(.invalidMetadata("`\(error.text)` is no requirement: \(error.message)"))
    }
  }
}
