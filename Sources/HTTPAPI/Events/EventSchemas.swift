import Persistence
import SessionModel
import WireJSON

/// The forms of what browsers tell.
enum EventSchemas {
  /// The most events of a page.
  static let mostOfPage = 1_000

  static let sequence = JSONSchema.integer(in: 1...ClientEvent.mostSequence)

  static var definitions: [String: JSONSchema] {
    [
      "ClientEvent": event, "ClientEventBatch": batch, "AppendedEvents": appended,
      "KeptClientEvent": keptEvent, "ClientEventList": list,
    ]
  }

  private static let told: [JSONSchema.Property] = [
    .required("sequence", sequence, "Its number, by which the browser counts: sent again it has the same."),
    .required("kind", .enumeration(ClientEventKind.allCases.map(\.rawValue))),
    .required(
      "phase", .enumeration(ClientEventPhase.allCases.map(\.rawValue)),
      "`point` for copy, paste and device_change; of all others `began` or `ended`."),
    .required(
      "time_s", .number(in: 0...ClientEvent.lastTime.seconds),
      "Seconds since the session began; 0 for what was so before."),
  ]

  private static let devices = JSONSchema.nullable(.enumeration(ClientDevice.allCases.map(\.rawValue)))

  private static let event = JSONSchema.object(
    told + [.optional("device", devices, "The sort of device, for device_change alone; never its label.")],
    "Something that a browser tells of itself.")

  private static let batch = JSONSchema.object(
    [
      .required(
        "events", .array(of: .reference("ClientEvent"), count: 0...ClientEventBatch.mostEvents),
        "None is a sign of life.")
    ], "What a browser sends at once.")

  private static let count = JSONSchema.integer(in: 0...ClientEventBatch.mostEvents)

  private static let appended = JSONSchema.object(
    [
      .required("new", count, "How many were kept now."),
      .required("known", count, "How many were there already."),
      .required(
        "refused", count,
        "How many were left out: of a session at most \(ClientEvent.mostOfSession) are kept."),
      .required(
        "next_sequence", .integer(in: 1...(ClientEvent.mostSequence + 1)),
        "The number above all that are there: where a page that was loaded anew goes on."),
    ], "How a batch was taken.")

  private static let keptEvent = JSONSchema.object(
    told + [
      .required("device", devices), .required("received_at", SessionSchemas.time, "By the server's clock."),
    ], "Something that a browser told of itself.")

  private static let list = JSONSchema.object(
    [
      .required("session_id", SessionSchemas.id),
      .required("events", .array(of: .reference("KeptClientEvent"), count: 0...mostOfPage)),
      .required(
        "next", .nullable(sequence), "Give it as `after` for the next page; null on the last one."),
    ], "A page of events, in order of time.")
}
