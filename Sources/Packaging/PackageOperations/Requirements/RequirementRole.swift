internal import Resolution

/// What a requirement is used as.
package enum RequirementRole: Hashable, Sendable {
  case requirement, constraint, override

  var inOrigins: RequirementOrigin.Role {
    switch self {
    case .requirement: .requirement
    case .constraint: .constraint
    case .override: .override
    }
  }

  /// The option that names files of such requirements.
  var option: String {
    switch self {
    case .requirement: "-r"
    case .constraint: "-c"
    case .override: "--override"
    }
  }
}
