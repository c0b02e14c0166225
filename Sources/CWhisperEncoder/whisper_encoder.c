#include "whisper_encoder.h"

#include <ggml.h>
#include <stdlib.h>
#include <whisper.h>

// What whisper.cpp calls where it was built with WHISPER_USE_OPENVINO; it holds one for each state.
struct whisper_openvino_context {
  whisper_encoder_function function;
  void *user;
};

// whisper.cpp passes no pointer through, so the one to attach waits here while it calls back on the same thread.
static _Thread_local struct whisper_openvino_context attaching;

struct whisper_openvino_context *whisper_openvino_init(const char *path, const char *device, const char *cache) {
  (void)path;
  (void)device;
  (void)cache;
  struct whisper_openvino_context *context = malloc(sizeof *context);
  if (context) *context = attaching;
  return context;
}

void whisper_openvino_free(struct whisper_openvino_context *context) { free(context); }

int whisper_openvino_encode(
    struct whisper_openvino_context *context, struct ggml_tensor *mel, struct ggml_tensor *out) {
  if (!context || !mel || !out || mel->type != GGML_TYPE_F32 || out->type != GGML_TYPE_F32) return 0;
  if (!ggml_is_contiguous(mel) || !ggml_is_contiguous(out)) return 0;
  return context->function(
      context->user, mel->data, mel->ne[0], mel->ne[1], out->data, out->ne[1], out->ne[0]);
}

int whisper_encoder_attach(
    struct whisper_context *context, struct whisper_state *state, whisper_encoder_function function, void *user) {
  attaching.function = function;
  attaching.user = user;
  return whisper_ctx_init_openvino_encoder_with_state(context, state, "attached", "attached", "attached");
}
