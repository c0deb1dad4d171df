internal import IndexAccess
internal import Installing
internal import PackageOperations
internal import Resolution

/// What an index says, or does not have, is an answer; that it cannot be asked, or refuses, is a failure. The peers end
/// in the same codes.
extension IndexAccessError: ExitStatusProviding {
  package var exitStatus: ExitStatus {
    switch kind {
    case .offline, .malformed, .mismatch, .endless, .redirect: .failure
    case .status(404): .failure
    case .connection, .timedOut, .certificate, .proxy, .status, .file, .configuration: .error
    }
  }
}

extension InstallingError: ExitStatusProviding {
  package var exitStatus: ExitStatus {
    switch self {
    case .hashMismatch, .sizeMismatch: .failure
    default: .error
    }
  }
}

/// That there is no solution is an answer.
extension UnsatisfiableRequirements: ExitStatusProviding {
  package var exitStatus: ExitStatus { .failure }
}

extension OperationError: ExitStatusProviding {
  package var exitStatus: ExitStatus {
    switch kind {
    case .missingHash, .damagedWheel: .failure
    case .input, .unsupported, .hashes, .noWheel: .error
    }
  }
}
