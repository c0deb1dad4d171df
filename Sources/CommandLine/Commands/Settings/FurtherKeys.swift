/// Settings without an option.
extension SettingKey {
  /// Metadata that is stated instead of read (`[[dependency-metadata]]`).
  static let dependencyMetadata = SettingKey("dependency-metadata", configuration: "dependency-metadata")
  static let noInstallerMetadata = SettingKey("no-installer-metadata", variables: ["NO_INSTALLER_METADATA"])
  static let skipWheelFilenameCheck = SettingKey(
    "skip-wheel-filename-check", variables: ["SKIP_WHEEL_FILENAME_CHECK"])
  static let insecureNoZipValidation = SettingKey(
    "insecure-no-zip-validation", variables: ["INSECURE_NO_ZIP_VALIDATION"])
  static let requireMetadataRangeRequests = SettingKey(
    "require-metadata-range-requests", variables: ["REQUIRE_METADATA_RANGE_REQUESTS"])
  static let verifyHashes = SettingKey("verify-hashes", configuration: "verify-hashes")
  static let emitMarkerExpression = SettingKey("emit-marker-expression", configuration: "emit-marker-expression")
  static let noExtra = SettingKey("no-extra", configuration: "no-extra")
}
