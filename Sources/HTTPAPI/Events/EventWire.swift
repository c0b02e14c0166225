import Persistence
import SessionModel
import WireJSON

/// How what browsers tell is read and written: times in seconds since the session began.
enum EventWire {
  /// The batch of a body whose form was found to be as it has to be.
  static func batch(_ body: JSONValue) throws(FieldFault) -> ClientEventBatch {
    var events: [ClientEvent] = []
    for (index, value) in (body["events"]?.array ?? []).enumerated() {
      guard let event = event(value) else {
        throw FieldFault(field: "events.\(index)", problem: "is no event")
      }
      events.append(event)
    }
    return try ClientEventBatch(events)
  }

  private static func event(_ value: JSONValue) -> ClientEvent? {
    guard let sequence = value["sequence"]?.integer, let seconds = value["time_s"]?.double,
      let kind = value["kind"]?.string.flatMap(ClientEventKind.init(rawValue:)),
      let phase = value["phase"]?.string.flatMap(ClientEventPhase.init(rawValue:))
    else { return nil }
    let device = value["device"]?.string.flatMap(ClientDevice.init(rawValue:))
    return ClientEvent(sequence, kind, phase, device: device, at: SessionTime(seconds: seconds))
  }

  static func write(_ appended: AppendedEvents, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("new", appended.new)
      writer.member("known", appended.known)
      writer.member("refused", appended.refused)
      writer.member("next_sequence", appended.nextSequence)
    }
  }

  static func write(_ record: ClientEventRecord, to writer: inout JSONWriter) {
    let event = record.event
    writer.object { writer in
      writer.member("sequence", event.sequence)
      writer.member("kind", event.kind.rawValue)
      writer.member("phase", event.phase.rawValue)
      writer.member("time_s", event.time.seconds)
      writer.member("device", event.device?.rawValue)
      writer.member("received_at", record.receivedAt.rfc3339)
    }
  }
}
