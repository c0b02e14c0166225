import HTTPTypes
import NIOCore
import Persistence
import Results
import SessionModel
import WireJSON
import Workers

/// Takes a recording in one request or in several, and hands it in when it is whole.
struct RecordingUpload: Sendable {
  let services: APIServices
  let gate: UploadGate

  /// How far an upload is.
  func progress(_ call: Call) async throws -> Answer {
    let record = try await SessionChanges(services).keptRecord(call)
    let files = SessionFiles(record.id)
    // Whoever did not hear that it was handed in hears it here.
    if try await isHandedIn(record), let count = try await services.blobs.byteCount(of: files.recording) {
      return Answer(.noContent).with(.uploadOffset, "\(count)")
    }
    try checkState(record, call)
    let end = try await UploadParts(services.blobs, of: record.id).arrived().last?.end ?? 0
    return Answer(.noContent).with(.uploadOffset, "\(end)")
  }

  /// Takes bytes from where the upload stands.
  func take(_ call: Call) async throws -> Answer {
    let id = try call.session
    return try await gate.enter(id) {
      let record = try await SessionChanges(services).keptRecord(call)
      if try await isHandedIn(record) { return try await repeated(call) }
      try checkState(record, call)
      do {
        let answer = try await take(call, into: UploadParts(services.blobs, of: id))
        try await removeIfErased(id)
        return answer
      } catch {
        try await removeIfErased(id)
        throw error
      }
    }
  }

  private func checkState(_ record: SessionRecord, _ call: Call) throws {
    guard record.state == .created || record.state == .consented else {
      throw SessionChanges.conflict(record, call, "so nothing can be handed in")
    }
  }

  /// What arrives while a session is erased must not outlive it: the job that removes its files may have run before.
  private func removeIfErased(_ id: SessionID) async throws {
    guard try await services.sessions.session(id)?.state == .erased else { return }
    _ = try await services.blobs.removeAll(in: SessionFiles(id).folder)
    throw SessionChanges.erased
  }

  private func take(_ call: Call, into parts: UploadParts) async throws -> Answer {
    let offset = try number(call, .uploadOffset)
    let total = try number(call, .uploadLength)
    // All of a recording takes the place of what had arrived, perhaps of another one.
    if offset == nil, total == nil { try await parts.discard() }
    let stands = try await parts.arrived().last?.end ?? 0
    guard offset ?? 0 == stands else {
      throw Problem(
        .conflict, "\(stands) bytes have arrived, so the next part begins there",
        headers: [.uploadOffset: "\(stands)"])
    }
    let most = services.settings.mostRecordingBytes
    guard total ?? 0 <= most else { throw RequestReading.tooLarge(most) }
    guard total ?? stands >= stands else {
      throw Problem.parameter("Upload-Length", "is less than the \(stands) bytes that have arrived")
    }
    var writer = UploadWriter(parts, from: stands, atMost: total ?? most)
    try await writer.take(call.bytes)
    let end = writer.end
    if let total, end < total {
      return Answer(.accepted) { progress(call, end, to: &$0) }.with(.uploadOffset, "\(end)")
    }
    return try await handIn(call, parts)
  }

  private func handIn(_ call: Call, _ parts: UploadParts) async throws -> Answer {
    let arrived = try await parts.arrived()
    guard !arrived.isEmpty else { throw Problem(.invalid, "the recording is empty") }
    let id = try call.session
    let files = SessionFiles(id)
    try await parts.join(arrived, atMost: services.settings.mostRecordingBytes)
    if let fault = try await services.recordings.fault(of: files.recording) {
      _ = try await services.blobs.remove(files.recording)
      try await parts.discard()
      throw Problem(.invalid, "this is no recording that can be analysed: \(fault); hand in another")
    }
    let job = try SessionJobs.analysis(id, .first, at: services.clock())
    _ = try await SessionChanges(services).apply(try SessionChange(.handIn, enqueuing: [job]), call)
    try await parts.discard()
    return accepted(id)
  }

  /// Whether the same recording was handed in before, as when the answer was lost on its way.
  private func isHandedIn(_ record: SessionRecord) async throws -> Bool {
    guard !record.state.isBeforeInterview else { return false }
    return try await services.jobs.job(SessionJobs.analysisKey(record.id, number: 1)) != nil
  }

  /// Accepts what was handed in once more; another recording is not taken for it.
  private func repeated(_ call: Call) async throws -> Answer {
    let id = try call.session
    let isWhole = try number(call, .uploadOffset) == nil
    let told =
      try number(call, .uploadLength)
      ?? (isWhole ? call.headers[.contentLength].flatMap { Int(digits: $0) } : nil)
    let kept = try await services.blobs.byteCount(of: SessionFiles(id).recording)
    guard let told, kept == nil || told == kept else {
      throw Problem(
        .conflict, "a recording was handed in already; the same one again says its length and is accepted")
    }
    return accepted(id)
  }

  private func accepted(_ id: SessionID) -> Answer {
    Answer(.accepted) { writer in
      writer.object { writer in
        writer.member("session_id", id.description)
        writer.member("complete", true)
        writer.member("report", "\(SessionEndpoints.base)/\(id)/report")
      }
    }.with(.location, "\(SessionEndpoints.base)/\(id)/report")
  }

  private func progress(_ call: Call, _ end: Int, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("session_id", call.path["session_id"])
      writer.member("complete", false)
      writer.member("upload_offset", end)
    }
  }

  private func number(_ call: Call, _ name: HTTPField.Name) throws(Problem) -> Int? {
    guard let field = call.headers[name] else { return nil }
    guard let number = Int(digits: field) else {
      throw Problem.parameter(name.rawName, "is no number of bytes")
    }
    return number
  }
}
