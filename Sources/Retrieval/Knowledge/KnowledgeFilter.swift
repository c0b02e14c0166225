/// Which documents a search may find. Nil, everywhere, means any.
public struct KnowledgeFilter: Hashable, Sendable {
  /// Lets every document through.
  public static let everything = KnowledgeFilter()

  /// The role asked for; documents without a role apply to it too.
  public let role: String?
  /// The level asked for; documents without a level apply to it too.
  public let level: String?
  /// The buckets asked for.
  public let buckets: Set<KnowledgeBucket>?
  /// The one version asked for.
  public let version: String?

  /// Creates a filter.
  public init(
    role: String? = nil, level: String? = nil, buckets: Set<KnowledgeBucket>? = nil, version: String? = nil
  ) {
    self.role = role
    self.level = level
    self.buckets = buckets
    self.version = version
  }

  /// Whether a document may be found.
  public func admits(_ facts: KnowledgeFacts) -> Bool {
    Self.applies(facts.role, to: role) && Self.applies(facts.level, to: level)
      && (buckets?.contains(facts.bucket) ?? true) && (version == nil || version == facts.version)
  }

  private static func applies(_ stated: String?, to wanted: String?) -> Bool {
    stated == nil || wanted == nil || stated == wanted
  }
}
