/// The tools that recordings are read and written with.
public enum MediaTools {
  /// The first line that a tool says of itself.
  ///
  /// - Throws: ``MediaError/toolMissing(name:)``.
  public static func version(of tool: String) async throws -> String {
    let outcome = try await Tool.run(tool, ["-version"], within: .seconds(10))
    return outcome.output.split(whereSeparator: \.isNewline).first.map { String($0.prefix(60)) } ?? "unknown"
  }
}
