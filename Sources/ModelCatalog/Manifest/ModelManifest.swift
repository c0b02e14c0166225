import Foundation

/// One model file that the program may load.
public struct ModelEntry: Codable, Hashable, Sendable {
  /// Its name in the catalogue, kebab-case.
  public let name: String
  /// Its version, as results show it.
  public let version: String
  /// The file's name in the folder of models.
  public let file: String
  /// The file's length in bytes.
  public let bytes: Int
  /// Lower-case hexadecimal SHA-256 of the file.
  public let sha256: String
  /// The licence it comes under, as an SPDX name.
  public let licence: String
  /// What it is for, in a sentence.
  public let purpose: String
  /// The names of models that it cannot be loaded without.
  public let requires: [String]?
}

/// The catalogue of models: every file pinned by its hash.
public struct ModelManifest: Codable, Hashable, Sendable {
  /// The models, in the order of the document.
  public let models: [ModelEntry]

  /// The catalogue that the program was built with.
  public static let builtIn: ModelManifest = {
    do {
      return try JSONDecoder().decode(
        ModelManifest.self, from: Data(PackageResources.models_json))
    } catch {
      preconditionFailure("the embedded catalogue of models is damaged: \(error)")
    }
  }()

  /// Creates a catalogue.
  public init(models: [ModelEntry]) { self.models = models }

  /// The entry of a name; nil when the catalogue has none.
  public func entry(named name: String) -> ModelEntry? { models.first { $0.name == name } }
}
