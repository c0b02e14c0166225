/// What a document is filtered by.
public struct KnowledgeFacts: Hashable, Sendable {
  /// What the document is for.
  public let bucket: KnowledgeBucket
  /// The version that it belongs to, such as `1.0`.
  public let version: String
  /// The role it is about, such as `software_engineer`; nil where it applies to every role.
  public let role: String?
  /// The level it is about, such as `senior`; nil where it applies to every level.
  public let level: String?
  /// What it is about, such as `databases`.
  public let topic: String?

  /// Creates the facts of a document.
  public init(
    bucket: KnowledgeBucket, version: String, role: String? = nil, level: String? = nil, topic: String? = nil
  ) {
    self.bucket = bucket
    self.version = version
    self.role = role
    self.level = level
    self.topic = topic
  }
}
