using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Drafts;

/// <summary>Somebody goes on with a draft, by the link in their mail.</summary>
public sealed class DraftPage(DraftStore store, DraftLinks links, Programmes programmes, ApplicationForms forms, PageResults pages)
{
    /// <summary>The application form with everything that was typed; or what became of the draft.</summary>
    [Function("DraftShow")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "apply/draft/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stored = DraftId.TryParse(id, out var name) ? await store.LoadAsync(name, cancellationToken) : null;
        if (stored is null || !links.IsGenuine(stored, request.Query["k"]))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        switch (stored)
        {
            case StoredDraft.Open { Draft: var draft } when programmes.Find(draft.ProgrammeId) is { } programme:
                var progress = forms.Progress(draft.Fields, programme);
                var model = new ApplyModel
                {
                    FormId = draft.FormId,
                    Section = progress.FirstUnfinished,
                    Progress = progress,
                    Input = new FormInput { Values = draft.Fields },
                    Draft = new DraftNote(draft.SavedAt, DraftRules.Of(programme).PurgeAt(draft.SavedAt)),
                };
                return await pages.PageAsync(request, model, programme: programme, onRecord: draft.Language);
            case StoredDraft.Ended ended when programmes.Find(ended.ProgrammeId) is { } programme:
                var gone = new DraftGoneModel(ended.End, DraftRules.Of(programme).KeepDays);
                return await pages.PageAsync(request, gone, StatusCodes.Status410Gone, programme, ended.Language);
            default:
                return await pages.MessageAsync(request, MessageKind.NotFound);
        }
    }
}
