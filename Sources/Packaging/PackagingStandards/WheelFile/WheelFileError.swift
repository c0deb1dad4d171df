import Support

/// A `WHEEL` file that cannot be used.
package enum WheelFileError: UserFacingError, Equatable, Sendable {
  case missingVersion
  case invalidVersion(String)
  case unsupportedVersion(String)
  case invalidRootIsPurelib(String)

  package var message: String {
    switch self {
    case .missingVersion: "the `WHEEL` file has no `Wheel-Version`"
    case .invalidVersion(let text): "the `WHEEL` file has an invalid `Wheel-Version`: `\(text)`"
    case .unsupportedVersion(let text): "wheel format version `\(text)` is not supported (only 1.x is)"
    case .invalidRootIsPurelib(let text): "the `WHEEL` file has an invalid `Root-Is-Purelib`: `\(text)`"
    }
  }
}
