using System.Text.Json.Serialization;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.History;

/// <summary>The storage format's serializers, generated at build time: reflection would cost the start its second.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(InstanceHeader))]
internal sealed partial class EngineJson : JsonSerializerContext;
