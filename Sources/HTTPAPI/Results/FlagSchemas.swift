import Proctoring
import SessionModel
import WireJSON

/// The forms of flags in the interface.
enum FlagSchemas {
  private static let seconds = JSONSchema.number(in: -1e9...1e9)
    .described("Seconds since the session began.")

  static var definitions: [String: JSONSchema] {
    ["Flag": flag, "FlagList": list, "Note": note, "FlagThreshold": threshold, "Clip": clip, "Model": model]
  }

  private static let model = JSONSchema.object(
    [.required("name", .string(length: 1...200)), .required("version", .string(length: 1...200))],
    "A model and its version.")

  private static let note = JSONSchema.object(
    [
      .required("reason", .string(length: 1...1_800)), .required("by", .reference("Principal")),
      .required("at", SessionSchemas.time),
    ], "What a reviewer says.")

  private static let threshold = JSONSchema.object(
    [
      .required("comparison", .enumeration(["above", "at_least", "magnitude_above", "magnitude_at_least"])),
      .required("limit", .number(in: -1e9...1e9)),
      .required("for_s", .number(in: 0...1e9), "How long it must be met, in seconds."),
    ], "A border and how long it must be met.")

  private static let clip = JSONSchema.object(
    [
      .required("shows", .enumeration(["flag", "peak"])),
      .required("url", .string(length: 1...400), "Where it is read."),
      .required("sha256", .string(length: 64...64)), .required("bytes", .integer(in: 1...Int(1) << 40)),
      .required("start_s", seconds), .required("end_s", seconds),
    ], "A clip.")

  private static let list = JSONSchema.object(
    [
      .required("session_id", SessionSchemas.id),
      .required("flags", .array(of: .reference("Flag"), count: 0...100_000)),
    ], "The flags of a session.")

  private static let point = JSONSchema.object(
    [.required("time_s", seconds), .required("value", .number(in: -1e9...1e9))], "A sample.")

  private static let flag = JSONSchema.object(
    [
      .required("id", .string(length: 1...100)), .required("analysis", .integer(in: 1...1_000_000)),
      .required("kind", .enumeration(FlagKind.allCases.map(\.rawValue))),
      .required("severity", .enumeration(Severity.allCases.map(\.rawValue))),
      .required("start_s", seconds), .required("end_s", seconds), .required("raised_at_s", seconds),
      .required("is_open", .boolean, "Whether the episode goes on."),
      .required(
        "peak",
        .object([
          .required("time_s", seconds), .required("value", .number(in: -1e9...1e9)),
          .required("unit", .string(length: 1...20)),
        ]), "The sample of greatest magnitude."),
      .required("trace", .array(of: point, count: 0...240), "The signal that raised it."),
      .required(
        "thresholds",
        .object([
          .required("moderate", .nullable(.reference("FlagThreshold"))),
          .required("high", .nullable(.reference("FlagThreshold"))),
        ]), "The borders in force, adjustments included."),
      .required("accommodations", .array(of: .reference("Accommodation"), count: 0...2)),
      .required("policy_version", .string(length: 1...50)),
      .required("models", .array(of: .reference("Model"), count: 0...32), "The models that it rests on."),
      .required("clips", .array(of: .reference("Clip"), count: 0...2)),
      .required("clip_error", .nullable(.string(length: 1...1_000)), "Why there is no clip."),
      .required(
        "overruled", .nullable(.reference("Note")), "Who marked it as false, and why; null where it counts."),
    ], "A flag: one episode.")
}
