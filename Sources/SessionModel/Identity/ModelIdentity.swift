/// A model as it stands on every result that it touched.
public struct ModelIdentity: Hashable, Sendable {
  /// Its name in the catalogue.
  public let name: String
  /// Its version.
  public let version: String

  /// Creates an identity.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
