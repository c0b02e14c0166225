import Persistence
import SessionModel
import WireJSON

/// What is kept of sessions as JSON documents, in the forms that the interface gives them, for programs that write them
/// elsewhere. Each ends with a line break.
public enum RecordDocuments {
  /// A session, as `GET …/{session_id}` gives it.
  public static func session(_ record: SessionRecord) -> [UInt8] {
    document { SessionWire.write(record, to: &$0) }
  }

  /// Flags with their traces and thresholds, as `GET …/{session_id}/flags` lists them.
  public static func flags(_ records: [FlagRecord], of session: SessionID) -> [UInt8] {
    document { writer in
      writer.object { writer in
        writer.member("session_id", session.description)
        writer.array("flags", of: records) { FlagWire.write($1, to: &$0) }
      }
    }
  }

  /// Entries of the audit log, as `GET …/{session_id}/audit` lists them.
  public static func audit(_ entries: [AuditEntry]) -> [UInt8] {
    document { writer in
      writer.object { writer in writer.array("entries", of: entries) { AuditWire.write($1, to: &$0) } }
    }
  }

  /// One entry of the audit log: the receipt of what was done.
  public static func receipt(_ entry: AuditEntry) -> [UInt8] {
    document { AuditWire.write(entry, to: &$0) }
  }

  private static func document(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    write(&writer)
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}
