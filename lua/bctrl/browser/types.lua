---@meta _
-- luacheck: ignore
--- The Chrome DevTools Protocol's types, of devtools-protocol 0.0.1734725, for editors that read LuaCATS
--- annotations: nothing here runs. Written by `make generate` from contract/devtools.json; do not edit.

---@class bctrl.Cdp
local Cdp = {}

---@alias bctrl.cdp.Accessibility.AXNodeId string

---@alias bctrl.cdp.Accessibility.AXValueType "boolean"|"tristate"|"booleanOrUndefined"|"idref"|"idrefList"|"integer"|"node"|"nodeList"|"number"|"string"|"computedString"|"token"|"tokenList"|"domRelation"|"role"|"internalRole"|"valueUndefined"

---@alias bctrl.cdp.Accessibility.AXValueSourceType "attribute"|"implicit"|"style"|"contents"|"placeholder"|"relatedElement"

---@alias bctrl.cdp.Accessibility.AXValueNativeSourceType "description"|"figcaption"|"label"|"labelfor"|"labelwrapped"|"legend"|"rubyannotation"|"tablecaption"|"title"|"other"

---@class bctrl.cdp.Accessibility.AXValueSource
---@field type bctrl.cdp.Accessibility.AXValueSourceType
---@field value? bctrl.cdp.Accessibility.AXValue
---@field attribute? string
---@field attributeValue? bctrl.cdp.Accessibility.AXValue
---@field superseded? boolean
---@field nativeSource? bctrl.cdp.Accessibility.AXValueNativeSourceType
---@field nativeSourceValue? bctrl.cdp.Accessibility.AXValue
---@field invalid? boolean
---@field invalidReason? string

---@class bctrl.cdp.Accessibility.AXRelatedNode
---@field backendDOMNodeId bctrl.cdp.DOM.BackendNodeId
---@field idref? string
---@field text? string

---@class bctrl.cdp.Accessibility.AXProperty
---@field name bctrl.cdp.Accessibility.AXPropertyName
---@field value bctrl.cdp.Accessibility.AXValue

---@class bctrl.cdp.Accessibility.AXValue
---@field type bctrl.cdp.Accessibility.AXValueType
---@field value? any
---@field relatedNodes? bctrl.cdp.Accessibility.AXRelatedNode[]
---@field sources? bctrl.cdp.Accessibility.AXValueSource[]

---@alias bctrl.cdp.Accessibility.AXPropertyName "actions"|"busy"|"disabled"|"editable"|"focusable"|"focused"|"hidden"|"hiddenRoot"|"invalid"|"keyshortcuts"|"settable"|"roledescription"|"live"|"atomic"|"relevant"|"root"|"autocomplete"|"hasPopup"|"level"|"multiselectable"|"orientation"|"multiline"|"readonly"|"required"|"valuemin"|"valuemax"|"valuetext"|"checked"|"expanded"|"modal"|"pressed"|"selected"|"activedescendant"|"controls"|"describedby"|"details"|"errormessage"|"flowto"|"labelledby"|"owns"|"url"|"activeFullscreenElement"|"activeModalDialog"|"activeAriaModalDialog"|"ariaHiddenElement"|"ariaHiddenSubtree"|"emptyAlt"|"emptyText"|"inertElement"|"inertSubtree"|"labelContainer"|"labelFor"|"notRendered"|"notVisible"|"presentationalRole"|"probablyPresentational"|"inactiveCarouselTabContent"|"uninteresting"

---@class bctrl.cdp.Accessibility.AXNode
---@field nodeId bctrl.cdp.Accessibility.AXNodeId
---@field ignored boolean
---@field ignoredReasons? bctrl.cdp.Accessibility.AXProperty[]
---@field role? bctrl.cdp.Accessibility.AXValue
---@field chromeRole? bctrl.cdp.Accessibility.AXValue
---@field name? bctrl.cdp.Accessibility.AXValue
---@field description? bctrl.cdp.Accessibility.AXValue
---@field value? bctrl.cdp.Accessibility.AXValue
---@field properties? bctrl.cdp.Accessibility.AXProperty[]
---@field parentId? bctrl.cdp.Accessibility.AXNodeId
---@field childIds? bctrl.cdp.Accessibility.AXNodeId[]
---@field backendDOMNodeId? bctrl.cdp.DOM.BackendNodeId
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Accessibility.getPartialAXTree.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field fetchRelatives? boolean

---@class bctrl.cdp.Accessibility.getPartialAXTree.Result
---@field nodes bctrl.cdp.Accessibility.AXNode[]

---@class bctrl.cdp.Accessibility.getFullAXTree.Params
---@field depth? integer
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Accessibility.getFullAXTree.Result
---@field nodes bctrl.cdp.Accessibility.AXNode[]

---@class bctrl.cdp.Accessibility.getRootAXNode.Params
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Accessibility.getRootAXNode.Result
---@field node bctrl.cdp.Accessibility.AXNode

---@class bctrl.cdp.Accessibility.getAXNodeAndAncestors.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.Accessibility.getAXNodeAndAncestors.Result
---@field nodes bctrl.cdp.Accessibility.AXNode[]

---@class bctrl.cdp.Accessibility.getChildAXNodes.Params
---@field id bctrl.cdp.Accessibility.AXNodeId
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Accessibility.getChildAXNodes.Result
---@field nodes bctrl.cdp.Accessibility.AXNode[]

---@class bctrl.cdp.Accessibility.queryAXTree.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field accessibleName? string
---@field role? string

---@class bctrl.cdp.Accessibility.queryAXTree.Result
---@field nodes bctrl.cdp.Accessibility.AXNode[]

---@class bctrl.cdp.Accessibility.loadComplete
---@field root bctrl.cdp.Accessibility.AXNode

---@class bctrl.cdp.Accessibility.nodesUpdated
---@field nodes bctrl.cdp.Accessibility.AXNode[]

---@class bctrl.cdp.Ads.AdFrameData
---@field frameId bctrl.cdp.Page.FrameId
---@field initialOrigin? string
---@field networkBytes number
---@field cpuTime number

---@class bctrl.cdp.Ads.AdMetrics
---@field viewportAdDensityByArea integer
---@field averageViewportAdDensityByArea number
---@field viewportAdCount integer
---@field averageViewportAdCount number
---@field totalAdCpuTime number
---@field totalAdNetworkBytes number
---@field updateAdFrames bctrl.cdp.Ads.AdFrameData[]
---@field removeAdFrames bctrl.cdp.Page.FrameId[]

---@class bctrl.cdp.Ads.AdScript
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field provenance bctrl.cdp.Network.AdProvenance

---@class bctrl.cdp.Ads.getAdMetrics.Result
---@field metrics bctrl.cdp.Ads.AdMetrics

---@class bctrl.cdp.Ads.getAdScripts.Result
---@field newScripts bctrl.cdp.Ads.AdScript[]

---@class bctrl.cdp.Animation.Animation
---@field id string
---@field name string
---@field pausedState boolean
---@field playState string
---@field playbackRate number
---@field startTime number
---@field currentTime number
---@field type "CSSTransition"|"CSSAnimation"|"WebAnimation"
---@field source? bctrl.cdp.Animation.AnimationEffect
---@field cssId? string
---@field viewOrScrollTimeline? bctrl.cdp.Animation.ViewOrScrollTimeline

---@class bctrl.cdp.Animation.ViewOrScrollTimeline
---@field sourceNodeId? bctrl.cdp.DOM.BackendNodeId
---@field startOffset? number
---@field endOffset? number
---@field subjectNodeId? bctrl.cdp.DOM.BackendNodeId
---@field axis bctrl.cdp.DOM.ScrollOrientation

---@class bctrl.cdp.Animation.AnimationEffect
---@field delay number
---@field endDelay number
---@field iterationStart number
---@field iterations? number
---@field duration number
---@field direction string
---@field fill string
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field keyframesRule? bctrl.cdp.Animation.KeyframesRule
---@field easing string

---@class bctrl.cdp.Animation.KeyframesRule
---@field name? string
---@field keyframes bctrl.cdp.Animation.KeyframeStyle[]

---@class bctrl.cdp.Animation.KeyframeStyle
---@field offset string
---@field easing string

---@class bctrl.cdp.Animation.getCurrentTime.Params
---@field id string

---@class bctrl.cdp.Animation.getCurrentTime.Result
---@field currentTime number

---@class bctrl.cdp.Animation.getPlaybackRate.Result
---@field playbackRate number

---@class bctrl.cdp.Animation.releaseAnimations.Params
---@field animations string[]

---@class bctrl.cdp.Animation.resolveAnimation.Params
---@field animationId string

---@class bctrl.cdp.Animation.resolveAnimation.Result
---@field remoteObject bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.Animation.seekAnimations.Params
---@field animations string[]
---@field currentTime? number
---@field currentTimes? number[]

---@class bctrl.cdp.Animation.setPaused.Params
---@field animations string[]
---@field paused boolean

---@class bctrl.cdp.Animation.setPlaybackRate.Params
---@field playbackRate number

---@class bctrl.cdp.Animation.setTiming.Params
---@field animationId string
---@field duration number
---@field delay number

---@class bctrl.cdp.Animation.animationCanceled
---@field id string

---@class bctrl.cdp.Animation.animationCreated
---@field id string

---@class bctrl.cdp.Animation.animationStarted
---@field animation bctrl.cdp.Animation.Animation

---@class bctrl.cdp.Animation.animationUpdated
---@field animation bctrl.cdp.Animation.Animation

---@class bctrl.cdp.Audits.AffectedCookie
---@field name string
---@field path string
---@field domain string

---@class bctrl.cdp.Audits.AffectedRequest
---@field requestId? bctrl.cdp.Network.RequestId
---@field url string

---@class bctrl.cdp.Audits.AffectedFrame
---@field frameId bctrl.cdp.Page.FrameId

---@alias bctrl.cdp.Audits.CookieExclusionReason "ExcludeSameSiteUnspecifiedTreatedAsLax"|"ExcludeSameSiteNoneInsecure"|"ExcludeSameSiteLax"|"ExcludeSameSiteStrict"|"ExcludeDomainNonASCII"|"ExcludeThirdPartyPhaseout"|"ExcludePortMismatch"|"ExcludeSchemeMismatch"

---@alias bctrl.cdp.Audits.CookieWarningReason "WarnSameSiteUnspecifiedCrossSiteContext"|"WarnSameSiteNoneInsecure"|"WarnSameSiteUnspecifiedLaxAllowUnsafe"|"WarnSameSiteStrictLaxDowngradeStrict"|"WarnSameSiteStrictCrossDowngradeStrict"|"WarnSameSiteStrictCrossDowngradeLax"|"WarnSameSiteLaxCrossDowngradeStrict"|"WarnSameSiteLaxCrossDowngradeLax"|"WarnAttributeValueExceedsMaxSize"|"WarnDomainNonASCII"|"WarnThirdPartyPhaseout"|"WarnCrossSiteRedirectDowngradeChangesInclusion"|"WarnDeprecationTrialMetadata"|"WarnThirdPartyCookieHeuristic"

---@alias bctrl.cdp.Audits.CookieOperation "SetCookie"|"ReadCookie"

---@alias bctrl.cdp.Audits.InsightType "GitHubResource"|"GracePeriod"|"Heuristics"

---@class bctrl.cdp.Audits.CookieIssueInsight
---@field type bctrl.cdp.Audits.InsightType
---@field tableEntryUrl? string

---@class bctrl.cdp.Audits.CookieIssueDetails
---@field cookie? bctrl.cdp.Audits.AffectedCookie
---@field rawCookieLine? string
---@field cookieWarningReasons bctrl.cdp.Audits.CookieWarningReason[]
---@field cookieExclusionReasons bctrl.cdp.Audits.CookieExclusionReason[]
---@field operation bctrl.cdp.Audits.CookieOperation
---@field siteForCookies? string
---@field cookieUrl? string
---@field request? bctrl.cdp.Audits.AffectedRequest
---@field insight? bctrl.cdp.Audits.CookieIssueInsight

---@alias bctrl.cdp.Audits.PerformanceIssueType "DocumentCookie"

---@class bctrl.cdp.Audits.PerformanceIssueDetails
---@field performanceIssueType bctrl.cdp.Audits.PerformanceIssueType
---@field sourceCodeLocation? bctrl.cdp.Audits.SourceCodeLocation

---@alias bctrl.cdp.Audits.MixedContentResolutionStatus "MixedContentBlocked"|"MixedContentAutomaticallyUpgraded"|"MixedContentWarning"

---@alias bctrl.cdp.Audits.MixedContentResourceType "Audio"|"Beacon"|"CSPReport"|"Download"|"EventSource"|"Favicon"|"Font"|"Form"|"Frame"|"Image"|"Import"|"JSON"|"Manifest"|"Ping"|"PluginData"|"PluginResource"|"Prefetch"|"Resource"|"Script"|"ServiceWorker"|"SharedWorker"|"SpeculationRules"|"Stylesheet"|"Track"|"Video"|"Worker"|"XMLHttpRequest"|"XSLT"

---@class bctrl.cdp.Audits.MixedContentIssueDetails
---@field resourceType? bctrl.cdp.Audits.MixedContentResourceType
---@field resolutionStatus bctrl.cdp.Audits.MixedContentResolutionStatus
---@field insecureURL string
---@field mainResourceURL string
---@field request? bctrl.cdp.Audits.AffectedRequest
---@field frame? bctrl.cdp.Audits.AffectedFrame

---@alias bctrl.cdp.Audits.BlockedByResponseReason "CoepFrameResourceNeedsCoepHeader"|"CoopSandboxedIFrameCannotNavigateToCoopPage"|"CorpNotSameOrigin"|"CorpNotSameOriginAfterDefaultedToSameOriginByCoep"|"CorpNotSameOriginAfterDefaultedToSameOriginByDip"|"CorpNotSameOriginAfterDefaultedToSameOriginByCoepAndDip"|"CorpNotSameSite"|"SRIMessageSignatureMismatch"

---@class bctrl.cdp.Audits.BlockedByResponseIssueDetails
---@field request bctrl.cdp.Audits.AffectedRequest
---@field parentFrame? bctrl.cdp.Audits.AffectedFrame
---@field blockedFrame? bctrl.cdp.Audits.AffectedFrame
---@field reason bctrl.cdp.Audits.BlockedByResponseReason

---@alias bctrl.cdp.Audits.HeavyAdResolutionStatus "HeavyAdBlocked"|"HeavyAdWarning"

---@alias bctrl.cdp.Audits.HeavyAdReason "NetworkTotalLimit"|"CpuTotalLimit"|"CpuPeakLimit"

---@class bctrl.cdp.Audits.HeavyAdIssueDetails
---@field resolution bctrl.cdp.Audits.HeavyAdResolutionStatus
---@field reason bctrl.cdp.Audits.HeavyAdReason
---@field frame bctrl.cdp.Audits.AffectedFrame

---@alias bctrl.cdp.Audits.ContentSecurityPolicyViolationType "kInlineViolation"|"kEvalViolation"|"kURLViolation"|"kSRIViolation"|"kTrustedTypesSinkViolation"|"kTrustedTypesPolicyViolation"|"kWasmEvalViolation"

---@class bctrl.cdp.Audits.SourceCodeLocation
---@field scriptId? bctrl.cdp.Runtime.ScriptId
---@field url string
---@field lineNumber integer
---@field columnNumber integer

---@class bctrl.cdp.Audits.ContentSecurityPolicyIssueDetails
---@field blockedURL? string
---@field violatedDirective string
---@field isReportOnly boolean
---@field contentSecurityPolicyViolationType bctrl.cdp.Audits.ContentSecurityPolicyViolationType
---@field frameAncestor? bctrl.cdp.Audits.AffectedFrame
---@field sourceCodeLocation? bctrl.cdp.Audits.SourceCodeLocation
---@field violatingNodeId? bctrl.cdp.DOM.BackendNodeId

---@alias bctrl.cdp.Audits.SharedArrayBufferIssueType "TransferIssue"|"CreationIssue"

---@class bctrl.cdp.Audits.SharedArrayBufferIssueDetails
---@field sourceCodeLocation bctrl.cdp.Audits.SourceCodeLocation
---@field isWarning boolean
---@field type bctrl.cdp.Audits.SharedArrayBufferIssueType

---@class bctrl.cdp.Audits.CorsIssueDetails
---@field corsErrorStatus bctrl.cdp.Network.CorsErrorStatus
---@field isWarning boolean
---@field request bctrl.cdp.Audits.AffectedRequest
---@field location? bctrl.cdp.Audits.SourceCodeLocation
---@field initiatorOrigin? string
---@field resourceIPAddressSpace? bctrl.cdp.Network.IPAddressSpace
---@field clientSecurityState? bctrl.cdp.Network.ClientSecurityState

---@alias bctrl.cdp.Audits.SharedDictionaryError "UseErrorCrossOriginNoCorsRequest"|"UseErrorDictionaryLoadFailure"|"UseErrorMatchingDictionaryNotUsed"|"UseErrorUnexpectedContentDictionaryHeader"|"WriteErrorCossOriginNoCorsRequest"|"WriteErrorDisallowedBySettings"|"WriteErrorExpiredResponse"|"WriteErrorFeatureDisabled"|"WriteErrorInsufficientResources"|"WriteErrorInvalidMatchField"|"WriteErrorInvalidStructuredHeader"|"WriteErrorInvalidTTLField"|"WriteErrorNavigationRequest"|"WriteErrorNoMatchField"|"WriteErrorNonIntegerTTLField"|"WriteErrorNonListMatchDestField"|"WriteErrorNonSecureContext"|"WriteErrorNonStringIdField"|"WriteErrorNonStringInMatchDestList"|"WriteErrorInvalidMatchDestList"|"WriteErrorNonStringMatchField"|"WriteErrorNonTokenTypeField"|"WriteErrorRequestAborted"|"WriteErrorShuttingDown"|"WriteErrorTooLongIdField"|"WriteErrorUnsupportedType"

---@alias bctrl.cdp.Audits.SRIMessageSignatureError "MissingSignatureHeader"|"MissingSignatureInputHeader"|"InvalidSignatureHeader"|"InvalidSignatureInputHeader"|"SignatureHeaderValueIsNotByteSequence"|"SignatureHeaderValueIsParameterized"|"SignatureHeaderValueIsIncorrectLength"|"SignatureInputHeaderMissingLabel"|"SignatureInputHeaderValueNotInnerList"|"SignatureInputHeaderValueMissingComponents"|"SignatureInputHeaderInvalidComponentType"|"SignatureInputHeaderInvalidComponentName"|"SignatureInputHeaderInvalidHeaderComponentParameter"|"SignatureInputHeaderInvalidDerivedComponentParameter"|"SignatureInputHeaderKeyIdLength"|"SignatureInputHeaderInvalidParameter"|"SignatureInputHeaderMissingRequiredParameters"|"ValidationFailedSignatureExpired"|"ValidationFailedInvalidLength"|"ValidationFailedSignatureMismatch"|"ValidationFailedIntegrityMismatch"|"SignatureBaseUnknownDerivedComponent"|"SignatureBaseMissingHeader"|"SignatureBaseInvalidUnencodedDigest"|"SignatureBaseUnsupportedComponent"

---@alias bctrl.cdp.Audits.UnencodedDigestError "MalformedDictionary"|"UnknownAlgorithm"|"IncorrectDigestType"|"IncorrectDigestLength"

---@alias bctrl.cdp.Audits.ConnectionAllowlistError "InvalidHeader"|"MoreThanOneList"|"ItemNotInnerList"|"InvalidAllowlistItemType"|"ReportingEndpointNotToken"|"InvalidUrlPattern"|"IFrameAttributeLoosensEmbeddingRequirement"|"InvalidAllowConnectionAllowlistFrom"|"EmbeddingRequirementNotSatisfied"

---@class bctrl.cdp.Audits.QuirksModeIssueDetails
---@field isLimitedQuirksMode boolean
---@field documentNodeId bctrl.cdp.DOM.BackendNodeId
---@field url string
---@field frameId bctrl.cdp.Page.FrameId
---@field loaderId bctrl.cdp.Network.LoaderId

---@class bctrl.cdp.Audits.NavigatorUserAgentIssueDetails
---@field url string
---@field location? bctrl.cdp.Audits.SourceCodeLocation

---@class bctrl.cdp.Audits.SharedDictionaryIssueDetails
---@field sharedDictionaryError bctrl.cdp.Audits.SharedDictionaryError
---@field request bctrl.cdp.Audits.AffectedRequest

---@class bctrl.cdp.Audits.SRIMessageSignatureIssueDetails
---@field error bctrl.cdp.Audits.SRIMessageSignatureError
---@field signatureBase string
---@field integrityAssertions string[]
---@field request bctrl.cdp.Audits.AffectedRequest

---@class bctrl.cdp.Audits.UnencodedDigestIssueDetails
---@field error bctrl.cdp.Audits.UnencodedDigestError
---@field request bctrl.cdp.Audits.AffectedRequest

---@class bctrl.cdp.Audits.ConnectionAllowlistIssueDetails
---@field error bctrl.cdp.Audits.ConnectionAllowlistError
---@field request bctrl.cdp.Audits.AffectedRequest

---@alias bctrl.cdp.Audits.GenericIssueErrorType "FormLabelForNameError"|"FormDuplicateIdForInputError"|"FormInputWithNoLabelError"|"FormAutocompleteAttributeEmptyError"|"FormEmptyIdAndNameAttributesForInputError"|"FormAriaLabelledByToNonExistingIdError"|"FormInputAssignedAutocompleteValueToIdOrNameAttributeError"|"FormLabelHasNeitherForNorNestedInputError"|"FormLabelForMatchesNonExistingIdError"|"FormInputHasWrongButWellIntendedAutocompleteValueError"|"ResponseWasBlockedByORB"|"NavigationEntryMarkedSkippable"|"BackUINavigationWouldSkipAd"|"AutofillAndManualTextPolicyControlledFeaturesInfo"|"AutofillPolicyControlledFeatureInfo"|"ManualTextPolicyControlledFeatureInfo"|"FormModelContextParameterMissingTitleAndDescription"|"FormModelContextMissingToolName"|"FormModelContextMissingToolDescription"|"FormModelContextRequiredParameterMissingName"|"FormModelContextParameterMissingName"|"GeolocationPromptWithoutUserGesture"

---@class bctrl.cdp.Audits.GenericIssueDetails
---@field errorType bctrl.cdp.Audits.GenericIssueErrorType
---@field frameId? bctrl.cdp.Page.FrameId
---@field violatingNodeId? bctrl.cdp.DOM.BackendNodeId
---@field violatingNodeAttribute? string
---@field request? bctrl.cdp.Audits.AffectedRequest

---@class bctrl.cdp.Audits.DeprecationIssueDetails
---@field affectedFrame? bctrl.cdp.Audits.AffectedFrame
---@field sourceCodeLocation bctrl.cdp.Audits.SourceCodeLocation
---@field type string

---@class bctrl.cdp.Audits.BounceTrackingIssueDetails
---@field trackingSites string[]

---@class bctrl.cdp.Audits.CookieDeprecationMetadataIssueDetails
---@field allowedSites string[]
---@field optOutPercentage number
---@field isOptOutTopLevel boolean
---@field operation bctrl.cdp.Audits.CookieOperation

---@alias bctrl.cdp.Audits.ClientHintIssueReason "MetaTagAllowListInvalidOrigin"|"MetaTagModifiedHTML"

---@class bctrl.cdp.Audits.FederatedAuthRequestIssueDetails
---@field federatedAuthRequestIssueReason bctrl.cdp.Audits.FederatedAuthRequestIssueReason

---@alias bctrl.cdp.Audits.FederatedAuthRequestIssueReason "ShouldEmbargo"|"TooManyRequests"|"WellKnownHttpNotFound"|"WellKnownNoResponse"|"WellKnownBlockedByConnectionAllowlist"|"WellKnownInvalidResponse"|"WellKnownListEmpty"|"WellKnownInvalidContentType"|"ConfigNotInWellKnown"|"WellKnownTooBig"|"ConfigHttpNotFound"|"ConfigNoResponse"|"ConfigBlockedByConnectionAllowlist"|"ConfigInvalidResponse"|"ConfigInvalidContentType"|"IdpNotPotentiallyTrustworthy"|"DisabledInSettings"|"DisabledInFlags"|"ErrorFetchingSignin"|"InvalidSigninResponse"|"AccountsHttpNotFound"|"AccountsNoResponse"|"AccountsBlockedByConnectionAllowlist"|"AccountsInvalidResponse"|"AccountsListEmpty"|"AccountsInvalidContentType"|"IdTokenHttpNotFound"|"IdTokenNoResponse"|"IdTokenBlockedByConnectionAllowlist"|"IdTokenInvalidResponse"|"IdTokenIdpErrorResponse"|"IdTokenCrossSiteIdpErrorResponse"|"IdTokenInvalidRequest"|"IdTokenInvalidContentType"|"ErrorIdToken"|"Canceled"|"RpPageNotVisible"|"SilentMediationFailure"|"NotSignedInWithIdp"|"MissingTransientUserActivation"|"ReplacedByActiveMode"|"RelyingPartyOriginIsOpaque"|"TypeNotMatching"|"UiDismissedNoEmbargo"|"CorsError"|"SuppressedBySegmentationPlatform"|"PopupBlockedByConnectionAllowlist"

---@class bctrl.cdp.Audits.FederatedAuthUserInfoRequestIssueDetails
---@field federatedAuthUserInfoRequestIssueReason bctrl.cdp.Audits.FederatedAuthUserInfoRequestIssueReason

---@alias bctrl.cdp.Audits.FederatedAuthUserInfoRequestIssueReason "NotSameOrigin"|"NotIframe"|"NotPotentiallyTrustworthy"|"NoApiPermission"|"NotSignedInWithIdp"|"NoAccountSharingPermission"|"InvalidConfigOrWellKnown"|"InvalidAccountsResponse"|"NoReturningUserFromFetchedAccounts"

---@class bctrl.cdp.Audits.EmailVerificationRequestIssueDetails
---@field emailVerificationRequestIssueReason bctrl.cdp.Audits.EmailVerificationRequestIssueReason

---@alias bctrl.cdp.Audits.EmailVerificationRequestIssueReason "InvalidEmail"|"DnsFetchFailed"|"DnsInvalidRecord"|"WellKnownHttpNotFound"|"WellKnownNoResponse"|"WellKnownInvalidResponse"|"WellKnownListEmpty"|"WellKnownInvalidContentType"|"WellKnownMissingIssuanceEndpoint"|"WellKnownIssuanceEndpointCrossOrigin"|"WellKnownUnsupportedSigningAlgorithm"|"TokenHttpNotFound"|"TokenNoResponse"|"TokenInvalidResponse"|"TokenInvalidContentType"|"TokenMalformedSdJwt"|"TokenInvalidSdJwt"|"KeyBindingSigningFailed"|"RpOriginIsOpaque"|"WellKnownMissingAccountsEndpoint"|"UserLoggedOut"|"WellKnownAccountsEndpointCrossOrigin"|"AccountsHttpNotFound"|"AccountsNoResponse"|"AccountsInvalidResponse"|"AccountsInvalidContentType"|"AccountsEmptyList"|"EmailVerificationWellKnownHttpNotFound"|"EmailVerificationWellKnownNoResponse"|"EmailVerificationWellKnownInvalidResponse"|"EmailVerificationWellKnownInvalidContentType"|"JwksHttpNotFound"|"JwksInvalidResponse"|"TokenVerificationSdJwtUnsupportedHeaderAlg"|"TokenVerificationSdJwtInvalidTyp"|"TokenVerificationSdJwtMissingIss"|"TokenVerificationSdJwtMissingIat"|"TokenVerificationSdJwtMissingCnf"|"TokenVerificationSdJwtMissingEmail"|"TokenVerificationSdJwtInvalidIssuedAt"|"TokenVerificationSdJwtInvalidIssuer"|"TokenVerificationSdJwtJwksMissingKeys"|"TokenVerificationSdJwtSignatureFailed"|"TokenVerificationSdJwtInvalidEmailVerified"|"TokenVerificationSdJwtInvalidEmail"|"TokenVerificationSdJwtInvalidHolderKey"|"TokenVerificationKbInvalidTyp"|"TokenVerificationKbMissingAud"|"TokenVerificationKbMissingNonce"|"TokenVerificationKbMissingIat"|"TokenVerificationKbMissingSdHash"|"TokenVerificationKbInvalidIssuedAt"|"TokenVerificationKbInvalidAudience"|"TokenVerificationKbInvalidNonce"|"TokenVerificationKbInvalidSdHash"|"TokenVerificationKbMissingCnf"|"TokenVerificationKbSignatureFailed"|"CrossOriginIframeNotSupported"

---@class bctrl.cdp.Audits.ClientHintIssueDetails
---@field sourceCodeLocation bctrl.cdp.Audits.SourceCodeLocation
---@field clientHintIssueReason bctrl.cdp.Audits.ClientHintIssueReason

---@class bctrl.cdp.Audits.FailedRequestInfo
---@field url string
---@field failureMessage string
---@field requestId? bctrl.cdp.Network.RequestId

---@alias bctrl.cdp.Audits.PartitioningBlobURLInfo "BlockedCrossPartitionFetching"|"EnforceNoopenerForNavigation"

---@class bctrl.cdp.Audits.PartitioningBlobURLIssueDetails
---@field url string
---@field partitioningBlobURLInfo bctrl.cdp.Audits.PartitioningBlobURLInfo

---@alias bctrl.cdp.Audits.ElementAccessibilityIssueReason "DisallowedSelectChild"|"DisallowedOptGroupChild"|"NonPhrasingContentOptionChild"|"InteractiveContentOptionChild"|"InteractiveContentLegendChild"|"InteractiveContentSummaryDescendant"

---@class bctrl.cdp.Audits.ElementAccessibilityIssueDetails
---@field nodeId bctrl.cdp.DOM.BackendNodeId
---@field elementAccessibilityIssueReason bctrl.cdp.Audits.ElementAccessibilityIssueReason
---@field hasDisallowedAttributes boolean

---@alias bctrl.cdp.Audits.StyleSheetLoadingIssueReason "LateImportRule"|"RequestFailed"

---@class bctrl.cdp.Audits.StylesheetLoadingIssueDetails
---@field sourceCodeLocation bctrl.cdp.Audits.SourceCodeLocation
---@field styleSheetLoadingIssueReason bctrl.cdp.Audits.StyleSheetLoadingIssueReason
---@field failedRequestInfo? bctrl.cdp.Audits.FailedRequestInfo

---@alias bctrl.cdp.Audits.PropertyRuleIssueReason "InvalidSyntax"|"InvalidInitialValue"|"InvalidInherits"|"InvalidName"

---@class bctrl.cdp.Audits.PropertyRuleIssueDetails
---@field sourceCodeLocation bctrl.cdp.Audits.SourceCodeLocation
---@field propertyRuleIssueReason bctrl.cdp.Audits.PropertyRuleIssueReason
---@field propertyValue? string

---@alias bctrl.cdp.Audits.UserReidentificationIssueType "BlockedFrameNavigation"|"BlockedSubresource"|"NoisedCanvasReadback"

---@class bctrl.cdp.Audits.UserReidentificationIssueDetails
---@field type bctrl.cdp.Audits.UserReidentificationIssueType
---@field request? bctrl.cdp.Audits.AffectedRequest
---@field sourceCodeLocation? bctrl.cdp.Audits.SourceCodeLocation

---@alias bctrl.cdp.Audits.PermissionElementIssueType "InvalidType"|"FencedFrameDisallowed"|"CspFrameAncestorsMissing"|"PermissionsPolicyBlocked"|"PaddingRightUnsupported"|"PaddingBottomUnsupported"|"InsetBoxShadowUnsupported"|"RequestInProgress"|"UntrustedEvent"|"RegistrationFailed"|"TypeNotSupported"|"InvalidTypeActivation"|"SecurityChecksFailed"|"ActivationDisabled"|"GeolocationDeprecated"|"InvalidDisplayStyle"|"NonOpaqueColor"|"LowContrast"|"FontSizeTooSmall"|"FontSizeTooLarge"|"InvalidSizeValue"|"NonSecureContext"|"MissingTransientUserActivation"

---@class bctrl.cdp.Audits.PermissionElementIssueDetails
---@field issueType bctrl.cdp.Audits.PermissionElementIssueType
---@field type? string
---@field nodeId? bctrl.cdp.DOM.BackendNodeId
---@field isWarning? boolean
---@field permissionName? string
---@field occluderNodeInfo? string
---@field occluderParentNodeInfo? string
---@field disableReason? string

---@alias bctrl.cdp.Audits.WebInstallIssueReason "ManifestParsingOrNetworkError"|"StartUrlInvalid"|"ManifestMissingNameOrShortName"|"ManifestMissingId"|"NoManifest"

---@class bctrl.cdp.Audits.WebInstallIssueDetails
---@field manifestUrl? string
---@field reason bctrl.cdp.Audits.WebInstallIssueReason

---@class bctrl.cdp.Audits.SelectivePermissionsInterventionIssueDetails
---@field apiName string
---@field adAncestry bctrl.cdp.Network.AdAncestry
---@field stackTrace? bctrl.cdp.Runtime.StackTrace

---@class bctrl.cdp.Audits.LazyLoadImageIssueDetails
---@field nodeId bctrl.cdp.DOM.BackendNodeId
---@field url string
---@field frameId bctrl.cdp.Page.FrameId

---@alias bctrl.cdp.Audits.InspectorIssueCode "CookieIssue"|"MixedContentIssue"|"BlockedByResponseIssue"|"HeavyAdIssue"|"ContentSecurityPolicyIssue"|"SharedArrayBufferIssue"|"CorsIssue"|"QuirksModeIssue"|"PartitioningBlobURLIssue"|"NavigatorUserAgentIssue"|"GenericIssue"|"DeprecationIssue"|"ClientHintIssue"|"FederatedAuthRequestIssue"|"BounceTrackingIssue"|"CookieDeprecationMetadataIssue"|"StylesheetLoadingIssue"|"FederatedAuthUserInfoRequestIssue"|"PropertyRuleIssue"|"SharedDictionaryIssue"|"ElementAccessibilityIssue"|"SRIMessageSignatureIssue"|"UnencodedDigestIssue"|"ConnectionAllowlistIssue"|"UserReidentificationIssue"|"PermissionElementIssue"|"PerformanceIssue"|"SelectivePermissionsInterventionIssue"|"EmailVerificationRequestIssue"|"LazyLoadImageIssue"|"WebInstallIssue"

---@class bctrl.cdp.Audits.InspectorIssueDetails
---@field cookieIssueDetails? bctrl.cdp.Audits.CookieIssueDetails
---@field mixedContentIssueDetails? bctrl.cdp.Audits.MixedContentIssueDetails
---@field blockedByResponseIssueDetails? bctrl.cdp.Audits.BlockedByResponseIssueDetails
---@field heavyAdIssueDetails? bctrl.cdp.Audits.HeavyAdIssueDetails
---@field contentSecurityPolicyIssueDetails? bctrl.cdp.Audits.ContentSecurityPolicyIssueDetails
---@field sharedArrayBufferIssueDetails? bctrl.cdp.Audits.SharedArrayBufferIssueDetails
---@field corsIssueDetails? bctrl.cdp.Audits.CorsIssueDetails
---@field quirksModeIssueDetails? bctrl.cdp.Audits.QuirksModeIssueDetails
---@field partitioningBlobURLIssueDetails? bctrl.cdp.Audits.PartitioningBlobURLIssueDetails
---@field navigatorUserAgentIssueDetails? bctrl.cdp.Audits.NavigatorUserAgentIssueDetails
---@field genericIssueDetails? bctrl.cdp.Audits.GenericIssueDetails
---@field deprecationIssueDetails? bctrl.cdp.Audits.DeprecationIssueDetails
---@field clientHintIssueDetails? bctrl.cdp.Audits.ClientHintIssueDetails
---@field federatedAuthRequestIssueDetails? bctrl.cdp.Audits.FederatedAuthRequestIssueDetails
---@field bounceTrackingIssueDetails? bctrl.cdp.Audits.BounceTrackingIssueDetails
---@field cookieDeprecationMetadataIssueDetails? bctrl.cdp.Audits.CookieDeprecationMetadataIssueDetails
---@field stylesheetLoadingIssueDetails? bctrl.cdp.Audits.StylesheetLoadingIssueDetails
---@field propertyRuleIssueDetails? bctrl.cdp.Audits.PropertyRuleIssueDetails
---@field federatedAuthUserInfoRequestIssueDetails? bctrl.cdp.Audits.FederatedAuthUserInfoRequestIssueDetails
---@field sharedDictionaryIssueDetails? bctrl.cdp.Audits.SharedDictionaryIssueDetails
---@field elementAccessibilityIssueDetails? bctrl.cdp.Audits.ElementAccessibilityIssueDetails
---@field sriMessageSignatureIssueDetails? bctrl.cdp.Audits.SRIMessageSignatureIssueDetails
---@field unencodedDigestIssueDetails? bctrl.cdp.Audits.UnencodedDigestIssueDetails
---@field connectionAllowlistIssueDetails? bctrl.cdp.Audits.ConnectionAllowlistIssueDetails
---@field userReidentificationIssueDetails? bctrl.cdp.Audits.UserReidentificationIssueDetails
---@field permissionElementIssueDetails? bctrl.cdp.Audits.PermissionElementIssueDetails
---@field performanceIssueDetails? bctrl.cdp.Audits.PerformanceIssueDetails
---@field selectivePermissionsInterventionIssueDetails? bctrl.cdp.Audits.SelectivePermissionsInterventionIssueDetails
---@field emailVerificationRequestIssueDetails? bctrl.cdp.Audits.EmailVerificationRequestIssueDetails
---@field lazyLoadImageIssueDetails? bctrl.cdp.Audits.LazyLoadImageIssueDetails
---@field webInstallIssueDetails? bctrl.cdp.Audits.WebInstallIssueDetails

---@alias bctrl.cdp.Audits.IssueId string

---@class bctrl.cdp.Audits.InspectorIssue
---@field code bctrl.cdp.Audits.InspectorIssueCode
---@field details bctrl.cdp.Audits.InspectorIssueDetails
---@field issueId? bctrl.cdp.Audits.IssueId

---@class bctrl.cdp.Audits.getEncodedResponse.Params
---@field requestId bctrl.cdp.Network.RequestId
---@field encoding "webp"|"jpeg"|"png"
---@field quality? number
---@field sizeOnly? boolean

---@class bctrl.cdp.Audits.getEncodedResponse.Result
---@field body? string
---@field originalSize integer
---@field encodedSize integer

---@class bctrl.cdp.Audits.checkFormsIssues.Result
---@field formIssues bctrl.cdp.Audits.GenericIssueDetails[]

---@class bctrl.cdp.Audits.issueAdded
---@field issue bctrl.cdp.Audits.InspectorIssue

---@class bctrl.cdp.Autofill.CreditCard
---@field number string
---@field name string
---@field expiryMonth string
---@field expiryYear string
---@field cvc string

---@class bctrl.cdp.Autofill.AddressField
---@field name string
---@field value string

---@class bctrl.cdp.Autofill.AddressFields
---@field fields bctrl.cdp.Autofill.AddressField[]

---@class bctrl.cdp.Autofill.Address
---@field fields bctrl.cdp.Autofill.AddressField[]

---@class bctrl.cdp.Autofill.AddressUI
---@field addressFields bctrl.cdp.Autofill.AddressFields[]

---@alias bctrl.cdp.Autofill.FillingStrategy "autocompleteAttribute"|"autofillInferred"

---@class bctrl.cdp.Autofill.FilledField
---@field htmlType string
---@field id string
---@field name string
---@field value string
---@field autofillType string
---@field fillingStrategy bctrl.cdp.Autofill.FillingStrategy
---@field frameId bctrl.cdp.Page.FrameId
---@field fieldId bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.Autofill.trigger.Params
---@field fieldId bctrl.cdp.DOM.BackendNodeId
---@field frameId? bctrl.cdp.Page.FrameId
---@field card? bctrl.cdp.Autofill.CreditCard
---@field address? bctrl.cdp.Autofill.Address

---@class bctrl.cdp.Autofill.setAddresses.Params
---@field addresses bctrl.cdp.Autofill.Address[]

---@class bctrl.cdp.Autofill.addressFormFilled
---@field filledFields bctrl.cdp.Autofill.FilledField[]
---@field addressUi bctrl.cdp.Autofill.AddressUI

---@alias bctrl.cdp.BackgroundService.ServiceName "backgroundFetch"|"backgroundSync"|"pushMessaging"|"notifications"|"paymentHandler"|"periodicBackgroundSync"

---@class bctrl.cdp.BackgroundService.EventMetadata
---@field key string
---@field value string

---@class bctrl.cdp.BackgroundService.BackgroundServiceEvent
---@field timestamp bctrl.cdp.Network.TimeSinceEpoch
---@field origin string
---@field serviceWorkerRegistrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field service bctrl.cdp.BackgroundService.ServiceName
---@field eventName string
---@field instanceId string
---@field eventMetadata bctrl.cdp.BackgroundService.EventMetadata[]
---@field storageKey string

---@class bctrl.cdp.BackgroundService.startObserving.Params
---@field service bctrl.cdp.BackgroundService.ServiceName

---@class bctrl.cdp.BackgroundService.stopObserving.Params
---@field service bctrl.cdp.BackgroundService.ServiceName

---@class bctrl.cdp.BackgroundService.setRecording.Params
---@field shouldRecord boolean
---@field service bctrl.cdp.BackgroundService.ServiceName

---@class bctrl.cdp.BackgroundService.clearEvents.Params
---@field service bctrl.cdp.BackgroundService.ServiceName

---@class bctrl.cdp.BackgroundService.recordingStateChanged
---@field isRecording boolean
---@field service bctrl.cdp.BackgroundService.ServiceName

---@class bctrl.cdp.BackgroundService.backgroundServiceEventReceived
---@field backgroundServiceEvent bctrl.cdp.BackgroundService.BackgroundServiceEvent

---@alias bctrl.cdp.BluetoothEmulation.CentralState "absent"|"powered-off"|"powered-on"

---@alias bctrl.cdp.BluetoothEmulation.GATTOperationType "connection"|"discovery"

---@alias bctrl.cdp.BluetoothEmulation.CharacteristicWriteType "write-default-deprecated"|"write-with-response"|"write-without-response"

---@alias bctrl.cdp.BluetoothEmulation.CharacteristicOperationType "read"|"write"|"subscribe-to-notifications"|"unsubscribe-from-notifications"

---@alias bctrl.cdp.BluetoothEmulation.DescriptorOperationType "read"|"write"

---@class bctrl.cdp.BluetoothEmulation.ManufacturerData
---@field key integer
---@field data string

---@class bctrl.cdp.BluetoothEmulation.ScanRecord
---@field name? string
---@field uuids? string[]
---@field appearance? integer
---@field txPower? integer
---@field manufacturerData? bctrl.cdp.BluetoothEmulation.ManufacturerData[]

---@class bctrl.cdp.BluetoothEmulation.ScanEntry
---@field deviceAddress string
---@field rssi integer
---@field scanRecord bctrl.cdp.BluetoothEmulation.ScanRecord

---@class bctrl.cdp.BluetoothEmulation.CharacteristicProperties
---@field broadcast? boolean
---@field read? boolean
---@field writeWithoutResponse? boolean
---@field write? boolean
---@field notify? boolean
---@field indicate? boolean
---@field authenticatedSignedWrites? boolean
---@field extendedProperties? boolean

---@class bctrl.cdp.BluetoothEmulation.enable.Params
---@field state bctrl.cdp.BluetoothEmulation.CentralState
---@field leSupported boolean

---@class bctrl.cdp.BluetoothEmulation.setSimulatedCentralState.Params
---@field state bctrl.cdp.BluetoothEmulation.CentralState

---@class bctrl.cdp.BluetoothEmulation.simulatePreconnectedPeripheral.Params
---@field address string
---@field name string
---@field manufacturerData bctrl.cdp.BluetoothEmulation.ManufacturerData[]
---@field knownServiceUuids string[]

---@class bctrl.cdp.BluetoothEmulation.simulateAdvertisement.Params
---@field entry bctrl.cdp.BluetoothEmulation.ScanEntry

---@class bctrl.cdp.BluetoothEmulation.simulateGATTOperationResponse.Params
---@field address string
---@field type bctrl.cdp.BluetoothEmulation.GATTOperationType
---@field code integer

---@class bctrl.cdp.BluetoothEmulation.simulateCharacteristicOperationResponse.Params
---@field characteristicId string
---@field type bctrl.cdp.BluetoothEmulation.CharacteristicOperationType
---@field code integer
---@field data? string

---@class bctrl.cdp.BluetoothEmulation.simulateDescriptorOperationResponse.Params
---@field descriptorId string
---@field type bctrl.cdp.BluetoothEmulation.DescriptorOperationType
---@field code integer
---@field data? string

---@class bctrl.cdp.BluetoothEmulation.addService.Params
---@field address string
---@field serviceUuid string

---@class bctrl.cdp.BluetoothEmulation.addService.Result
---@field serviceId string

---@class bctrl.cdp.BluetoothEmulation.removeService.Params
---@field serviceId string

---@class bctrl.cdp.BluetoothEmulation.addCharacteristic.Params
---@field serviceId string
---@field characteristicUuid string
---@field properties bctrl.cdp.BluetoothEmulation.CharacteristicProperties

---@class bctrl.cdp.BluetoothEmulation.addCharacteristic.Result
---@field characteristicId string

---@class bctrl.cdp.BluetoothEmulation.removeCharacteristic.Params
---@field characteristicId string

---@class bctrl.cdp.BluetoothEmulation.addDescriptor.Params
---@field characteristicId string
---@field descriptorUuid string

---@class bctrl.cdp.BluetoothEmulation.addDescriptor.Result
---@field descriptorId string

---@class bctrl.cdp.BluetoothEmulation.removeDescriptor.Params
---@field descriptorId string

---@class bctrl.cdp.BluetoothEmulation.simulateGATTDisconnection.Params
---@field address string

---@class bctrl.cdp.BluetoothEmulation.gattOperationReceived
---@field address string
---@field type bctrl.cdp.BluetoothEmulation.GATTOperationType

---@class bctrl.cdp.BluetoothEmulation.characteristicOperationReceived
---@field characteristicId string
---@field type bctrl.cdp.BluetoothEmulation.CharacteristicOperationType
---@field data? string
---@field writeType? bctrl.cdp.BluetoothEmulation.CharacteristicWriteType

---@class bctrl.cdp.BluetoothEmulation.descriptorOperationReceived
---@field descriptorId string
---@field type bctrl.cdp.BluetoothEmulation.DescriptorOperationType
---@field data? string

---@alias bctrl.cdp.Browser.BrowserContextID string

---@alias bctrl.cdp.Browser.WindowID integer

---@alias bctrl.cdp.Browser.WindowState "normal"|"minimized"|"maximized"|"fullscreen"

---@class bctrl.cdp.Browser.Bounds
---@field left? integer
---@field top? integer
---@field width? integer
---@field height? integer
---@field windowState? bctrl.cdp.Browser.WindowState

---@alias bctrl.cdp.Browser.PermissionType "ar"|"audioCapture"|"automaticFullscreen"|"backgroundFetch"|"backgroundSync"|"cameraPanTiltZoom"|"capturedSurfaceControl"|"clipboardReadWrite"|"clipboardSanitizedWrite"|"displayCapture"|"durableStorage"|"geolocation"|"handTracking"|"idleDetection"|"keyboardLock"|"localFonts"|"localNetwork"|"localNetworkAccess"|"loopbackNetwork"|"midi"|"midiSysex"|"nfc"|"notifications"|"paymentHandler"|"periodicBackgroundSync"|"pointerLock"|"protectedMediaIdentifier"|"sensors"|"smartCard"|"speakerSelection"|"storageAccess"|"videoCapture"|"vr"|"wakeLockScreen"|"wakeLockSystem"|"webAppInstallation"|"webPrinting"|"windowManagement"

---@alias bctrl.cdp.Browser.PermissionSetting "granted"|"denied"|"prompt"

---@class bctrl.cdp.Browser.PermissionDescriptor
---@field name string
---@field sysex? boolean
---@field userVisibleOnly? boolean
---@field allowWithoutSanitization? boolean
---@field allowWithoutGesture? boolean
---@field panTiltZoom? boolean

---@alias bctrl.cdp.Browser.BrowserCommandId "openTabSearch"|"closeTabSearch"|"openGlic"

---@class bctrl.cdp.Browser.Bucket
---@field low integer
---@field high integer
---@field count integer

---@class bctrl.cdp.Browser.Histogram
---@field name string
---@field sum integer
---@field count integer
---@field buckets bctrl.cdp.Browser.Bucket[]

---@class bctrl.cdp.Browser.setPermission.Params
---@field permission bctrl.cdp.Browser.PermissionDescriptor
---@field setting bctrl.cdp.Browser.PermissionSetting
---@field origin? string
---@field embeddedOrigin? string
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Browser.grantPermissions.Params
---@field permissions bctrl.cdp.Browser.PermissionType[]
---@field origin? string
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Browser.resetPermissions.Params
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Browser.setDownloadBehavior.Params
---@field behavior "deny"|"allow"|"allowAndName"|"default"
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID
---@field downloadPath? string
---@field eventsEnabled? boolean

---@class bctrl.cdp.Browser.cancelDownload.Params
---@field guid string
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Browser.getVersion.Result
---@field protocolVersion string
---@field product string
---@field revision string
---@field userAgent string
---@field jsVersion string

---@class bctrl.cdp.Browser.getBrowserCommandLine.Result
---@field arguments string[]

---@class bctrl.cdp.Browser.addMockCamera.Params
---@field deviceId string

---@class bctrl.cdp.Browser.getHistograms.Params
---@field query? string
---@field delta? boolean

---@class bctrl.cdp.Browser.getHistograms.Result
---@field histograms bctrl.cdp.Browser.Histogram[]

---@class bctrl.cdp.Browser.getHistogram.Params
---@field name string
---@field delta? boolean

---@class bctrl.cdp.Browser.getHistogram.Result
---@field histogram bctrl.cdp.Browser.Histogram

---@class bctrl.cdp.Browser.getWindowBounds.Params
---@field windowId bctrl.cdp.Browser.WindowID

---@class bctrl.cdp.Browser.getWindowBounds.Result
---@field bounds bctrl.cdp.Browser.Bounds

---@class bctrl.cdp.Browser.getWindowForTarget.Params
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Browser.getWindowForTarget.Result
---@field windowId bctrl.cdp.Browser.WindowID
---@field bounds bctrl.cdp.Browser.Bounds

---@class bctrl.cdp.Browser.setWindowBounds.Params
---@field windowId bctrl.cdp.Browser.WindowID
---@field bounds bctrl.cdp.Browser.Bounds

---@class bctrl.cdp.Browser.setContentsSize.Params
---@field windowId bctrl.cdp.Browser.WindowID
---@field width? integer
---@field height? integer

---@class bctrl.cdp.Browser.setDockTile.Params
---@field badgeLabel? string
---@field image? string

---@class bctrl.cdp.Browser.executeBrowserCommand.Params
---@field commandId bctrl.cdp.Browser.BrowserCommandId

---@class bctrl.cdp.Browser.addPrivacySandboxEnrollmentOverride.Params
---@field url string

---@class bctrl.cdp.Browser.getGlobalPrivacyControl.Result
---@field gpc boolean

---@class bctrl.cdp.Browser.setGlobalPrivacyControl.Params
---@field gpc boolean

---@class bctrl.cdp.Browser.setGlobalPrivacyControl.Result
---@field gpc boolean

---@class bctrl.cdp.Browser.downloadWillBegin
---@field frameId bctrl.cdp.Page.FrameId
---@field guid string
---@field url string
---@field suggestedFilename string

---@class bctrl.cdp.Browser.downloadProgress
---@field guid string
---@field totalBytes number
---@field receivedBytes number
---@field state "inProgress"|"completed"|"canceled"
---@field filePath? string

---@alias bctrl.cdp.CSS.StyleSheetOrigin "injected"|"user-agent"|"inspector"|"regular"

---@class bctrl.cdp.CSS.PseudoElementMatches
---@field pseudoType bctrl.cdp.DOM.PseudoType
---@field pseudoIdentifier? string
---@field matches bctrl.cdp.CSS.RuleMatch[]

---@class bctrl.cdp.CSS.CSSAnimationStyle
---@field name? string
---@field style bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.InheritedStyleEntry
---@field inlineStyle? bctrl.cdp.CSS.CSSStyle
---@field matchedCSSRules bctrl.cdp.CSS.RuleMatch[]

---@class bctrl.cdp.CSS.InheritedAnimatedStyleEntry
---@field animationStyles? bctrl.cdp.CSS.CSSAnimationStyle[]
---@field transitionsStyle? bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.InheritedPseudoElementMatches
---@field pseudoElements bctrl.cdp.CSS.PseudoElementMatches[]

---@class bctrl.cdp.CSS.RuleMatch
---@field rule bctrl.cdp.CSS.CSSRule
---@field matchingSelectors integer[]

---@class bctrl.cdp.CSS.Value
---@field text string
---@field range? bctrl.cdp.CSS.SourceRange
---@field specificity? bctrl.cdp.CSS.Specificity

---@class bctrl.cdp.CSS.SpecificityComponent
---@field text string
---@field a integer
---@field b integer
---@field c integer

---@class bctrl.cdp.CSS.Specificity
---@field a integer
---@field b integer
---@field c integer
---@field components? bctrl.cdp.CSS.SpecificityComponent[]

---@class bctrl.cdp.CSS.SelectorList
---@field selectors bctrl.cdp.CSS.Value[]
---@field text string

---@class bctrl.cdp.CSS.CSSStyleSheetHeader
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field frameId bctrl.cdp.Page.FrameId
---@field sourceURL string
---@field sourceMapURL? string
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field title string
---@field ownerNode? bctrl.cdp.DOM.BackendNodeId
---@field disabled boolean
---@field hasSourceURL? boolean
---@field isInline boolean
---@field isMutable boolean
---@field isConstructed boolean
---@field startLine number
---@field startColumn number
---@field length number
---@field endLine number
---@field endColumn number
---@field loadingFailed? boolean

---@class bctrl.cdp.CSS.CSSRule
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field selectorList bctrl.cdp.CSS.SelectorList
---@field nestingSelectors? string[]
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field style bctrl.cdp.CSS.CSSStyle
---@field originTreeScopeNodeId? bctrl.cdp.DOM.BackendNodeId
---@field media? bctrl.cdp.CSS.CSSMedia[]
---@field containerQueries? bctrl.cdp.CSS.CSSContainerQuery[]
---@field supports? bctrl.cdp.CSS.CSSSupports[]
---@field layers? bctrl.cdp.CSS.CSSLayer[]
---@field scopes? bctrl.cdp.CSS.CSSScope[]
---@field ruleTypes? bctrl.cdp.CSS.CSSRuleType[]
---@field startingStyles? bctrl.cdp.CSS.CSSStartingStyle[]
---@field navigations? bctrl.cdp.CSS.CSSNavigation[]

---@alias bctrl.cdp.CSS.CSSRuleType "MediaRule"|"SupportsRule"|"ContainerRule"|"LayerRule"|"ScopeRule"|"StyleRule"|"StartingStyleRule"|"NavigationRule"

---@class bctrl.cdp.CSS.RuleUsage
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field startOffset number
---@field endOffset number
---@field used boolean

---@class bctrl.cdp.CSS.SourceRange
---@field startLine integer
---@field startColumn integer
---@field endLine integer
---@field endColumn integer

---@class bctrl.cdp.CSS.ShorthandEntry
---@field name string
---@field value string
---@field important? boolean

---@class bctrl.cdp.CSS.CSSComputedStyleProperty
---@field name string
---@field value string

---@class bctrl.cdp.CSS.ComputedStyleExtraFields
---@field isAppearanceBase boolean

---@class bctrl.cdp.CSS.CSSStyle
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field cssProperties bctrl.cdp.CSS.CSSProperty[]
---@field shorthandEntries bctrl.cdp.CSS.ShorthandEntry[]
---@field cssText? string
---@field range? bctrl.cdp.CSS.SourceRange

---@class bctrl.cdp.CSS.CSSProperty
---@field name string
---@field value string
---@field important? boolean
---@field implicit? boolean
---@field text? string
---@field parsedOk? boolean
---@field disabled? boolean
---@field range? bctrl.cdp.CSS.SourceRange
---@field longhandProperties? bctrl.cdp.CSS.CSSProperty[]

---@class bctrl.cdp.CSS.CSSMedia
---@field text string
---@field source "mediaRule"|"importRule"|"linkedSheet"|"inlineSheet"
---@field sourceURL? string
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field mediaList? bctrl.cdp.CSS.MediaQuery[]

---@class bctrl.cdp.CSS.MediaQuery
---@field expressions bctrl.cdp.CSS.MediaQueryExpression[]
---@field active boolean

---@class bctrl.cdp.CSS.MediaQueryExpression
---@field value number
---@field unit string
---@field feature string
---@field valueRange? bctrl.cdp.CSS.SourceRange
---@field computedLength? number

---@class bctrl.cdp.CSS.CSSContainerQuery
---@field text string
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field name? string
---@field physicalAxes? bctrl.cdp.DOM.PhysicalAxes
---@field logicalAxes? bctrl.cdp.DOM.LogicalAxes
---@field queriesScrollState? boolean
---@field queriesAnchored? boolean
---@field conditionText string

---@class bctrl.cdp.CSS.CSSSupports
---@field text string
---@field active boolean
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.CSSNavigation
---@field text string
---@field active? boolean
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.CSSScope
---@field text string
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.CSSLayer
---@field text string
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.CSSStartingStyle
---@field range? bctrl.cdp.CSS.SourceRange
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.CSSLayerData
---@field name string
---@field subLayers? bctrl.cdp.CSS.CSSLayerData[]
---@field order number

---@class bctrl.cdp.CSS.PlatformFontUsage
---@field familyName string
---@field postScriptName string
---@field isCustomFont boolean
---@field glyphCount number

---@class bctrl.cdp.CSS.FontVariationAxis
---@field tag string
---@field name string
---@field minValue number
---@field maxValue number
---@field defaultValue number

---@class bctrl.cdp.CSS.FontFace
---@field fontFamily string
---@field fontStyle string
---@field fontVariant string
---@field fontWeight string
---@field fontStretch string
---@field fontDisplay string
---@field unicodeRange string
---@field src string
---@field platformFontFamily string
---@field fontVariationAxes? bctrl.cdp.CSS.FontVariationAxis[]

---@class bctrl.cdp.CSS.CSSTryRule
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field style bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.CSSPositionTryRule
---@field name bctrl.cdp.CSS.Value
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field style bctrl.cdp.CSS.CSSStyle
---@field active boolean

---@class bctrl.cdp.CSS.CSSKeyframesRule
---@field animationName bctrl.cdp.CSS.Value
---@field keyframes bctrl.cdp.CSS.CSSKeyframeRule[]

---@class bctrl.cdp.CSS.CSSPropertyRegistration
---@field propertyName string
---@field initialValue? bctrl.cdp.CSS.Value
---@field inherits boolean
---@field syntax string

---@class bctrl.cdp.CSS.CSSAtRule
---@field type "font-face"|"font-feature-values"|"font-palette-values"|"counter-style"
---@field subsection? "swash"|"annotation"|"ornaments"|"stylistic"|"styleset"|"character-variant"
---@field name? bctrl.cdp.CSS.Value
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field style bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.CSSPropertyRule
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field propertyName bctrl.cdp.CSS.Value
---@field style bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.CSSFunctionParameter
---@field name string
---@field type string

---@class bctrl.cdp.CSS.CSSFunctionConditionNode
---@field media? bctrl.cdp.CSS.CSSMedia
---@field containerQueries? bctrl.cdp.CSS.CSSContainerQuery
---@field supports? bctrl.cdp.CSS.CSSSupports
---@field navigation? bctrl.cdp.CSS.CSSNavigation
---@field children bctrl.cdp.CSS.CSSFunctionNode[]
---@field conditionText string

---@class bctrl.cdp.CSS.CSSFunctionNode
---@field condition? bctrl.cdp.CSS.CSSFunctionConditionNode
---@field style? bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.CSSFunctionRule
---@field name bctrl.cdp.CSS.Value
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field parameters bctrl.cdp.CSS.CSSFunctionParameter[]
---@field children bctrl.cdp.CSS.CSSFunctionNode[]
---@field originTreeScopeNodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.CSS.CSSKeyframeRule
---@field styleSheetId? bctrl.cdp.DOM.StyleSheetId
---@field origin bctrl.cdp.CSS.StyleSheetOrigin
---@field keyText bctrl.cdp.CSS.Value
---@field style bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.StyleDeclarationEdit
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.addRule.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field ruleText string
---@field location bctrl.cdp.CSS.SourceRange
---@field nodeForPropertySyntaxValidation? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.addRule.Result
---@field rule bctrl.cdp.CSS.CSSRule

---@class bctrl.cdp.CSS.collectClassNames.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.collectClassNames.Result
---@field classNames string[]

---@class bctrl.cdp.CSS.createStyleSheet.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field force? boolean

---@class bctrl.cdp.CSS.createStyleSheet.Result
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.forcePseudoState.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field forcedPseudoClasses string[]

---@class bctrl.cdp.CSS.forceStartingStyle.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field forced boolean

---@class bctrl.cdp.CSS.forcePositionTryOption.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field index? integer

---@class bctrl.cdp.CSS.getBackgroundColors.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getBackgroundColors.Result
---@field backgroundColors? string[]
---@field computedFontSize? string
---@field computedFontWeight? string

---@class bctrl.cdp.CSS.getComputedStyleForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getComputedStyleForNode.Result
---@field computedStyle bctrl.cdp.CSS.CSSComputedStyleProperty[]
---@field extraFields bctrl.cdp.CSS.ComputedStyleExtraFields

---@class bctrl.cdp.CSS.resolveValues.Params
---@field values string[]
---@field nodeId bctrl.cdp.DOM.NodeId
---@field propertyName? string
---@field pseudoType? bctrl.cdp.DOM.PseudoType
---@field pseudoIdentifier? string

---@class bctrl.cdp.CSS.resolveValues.Result
---@field results string[]

---@class bctrl.cdp.CSS.getLonghandProperties.Params
---@field shorthandName string
---@field value string

---@class bctrl.cdp.CSS.getLonghandProperties.Result
---@field longhandProperties bctrl.cdp.CSS.CSSProperty[]

---@class bctrl.cdp.CSS.getInlineStylesForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getInlineStylesForNode.Result
---@field inlineStyle? bctrl.cdp.CSS.CSSStyle
---@field attributesStyle? bctrl.cdp.CSS.CSSStyle

---@class bctrl.cdp.CSS.getAnimatedStylesForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getAnimatedStylesForNode.Result
---@field animationStyles? bctrl.cdp.CSS.CSSAnimationStyle[]
---@field transitionsStyle? bctrl.cdp.CSS.CSSStyle
---@field inherited? bctrl.cdp.CSS.InheritedAnimatedStyleEntry[]

---@class bctrl.cdp.CSS.getMatchedStylesForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getMatchedStylesForNode.Result
---@field inlineStyle? bctrl.cdp.CSS.CSSStyle
---@field attributesStyle? bctrl.cdp.CSS.CSSStyle
---@field matchedCSSRules? bctrl.cdp.CSS.RuleMatch[]
---@field pseudoElements? bctrl.cdp.CSS.PseudoElementMatches[]
---@field inherited? bctrl.cdp.CSS.InheritedStyleEntry[]
---@field inheritedPseudoElements? bctrl.cdp.CSS.InheritedPseudoElementMatches[]
---@field cssKeyframesRules? bctrl.cdp.CSS.CSSKeyframesRule[]
---@field cssPositionTryRules? bctrl.cdp.CSS.CSSPositionTryRule[]
---@field activePositionFallbackIndex? integer
---@field cssPropertyRules? bctrl.cdp.CSS.CSSPropertyRule[]
---@field cssPropertyRegistrations? bctrl.cdp.CSS.CSSPropertyRegistration[]
---@field cssAtRules? bctrl.cdp.CSS.CSSAtRule[]
---@field parentLayoutNodeId? bctrl.cdp.DOM.NodeId
---@field cssFunctionRules? bctrl.cdp.CSS.CSSFunctionRule[]

---@class bctrl.cdp.CSS.getEnvironmentVariables.Result
---@field environmentVariables table

---@class bctrl.cdp.CSS.getMediaQueries.Result
---@field medias bctrl.cdp.CSS.CSSMedia[]

---@class bctrl.cdp.CSS.getPlatformFontsForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getPlatformFontsForNode.Result
---@field fonts bctrl.cdp.CSS.PlatformFontUsage[]

---@class bctrl.cdp.CSS.getStyleSheetText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.getStyleSheetText.Result
---@field text string

---@class bctrl.cdp.CSS.getLayersForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.getLayersForNode.Result
---@field rootLayer bctrl.cdp.CSS.CSSLayerData

---@class bctrl.cdp.CSS.getLocationForSelector.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field selectorText string

---@class bctrl.cdp.CSS.getLocationForSelector.Result
---@field ranges bctrl.cdp.CSS.SourceRange[]

---@class bctrl.cdp.CSS.trackComputedStyleUpdatesForNode.Params
---@field nodeId? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.trackComputedStyleUpdates.Params
---@field propertiesToTrack bctrl.cdp.CSS.CSSComputedStyleProperty[]

---@class bctrl.cdp.CSS.takeComputedStyleUpdates.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.CSS.setEffectivePropertyValueForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field propertyName string
---@field value string

---@class bctrl.cdp.CSS.setPropertyRulePropertyName.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field propertyName string

---@class bctrl.cdp.CSS.setPropertyRulePropertyName.Result
---@field propertyName bctrl.cdp.CSS.Value

---@class bctrl.cdp.CSS.setKeyframeKey.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field keyText string

---@class bctrl.cdp.CSS.setKeyframeKey.Result
---@field keyText bctrl.cdp.CSS.Value

---@class bctrl.cdp.CSS.setMediaText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.setMediaText.Result
---@field media bctrl.cdp.CSS.CSSMedia

---@class bctrl.cdp.CSS.setContainerQueryText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.setContainerQueryText.Result
---@field containerQuery bctrl.cdp.CSS.CSSContainerQuery

---@class bctrl.cdp.CSS.setContainerQueryConditionText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.setContainerQueryConditionText.Result
---@field containerQuery bctrl.cdp.CSS.CSSContainerQuery

---@class bctrl.cdp.CSS.setSupportsText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.setSupportsText.Result
---@field supports bctrl.cdp.CSS.CSSSupports

---@class bctrl.cdp.CSS.setNavigationText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.setNavigationText.Result
---@field navigation bctrl.cdp.CSS.CSSNavigation

---@class bctrl.cdp.CSS.setScopeText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field text string

---@class bctrl.cdp.CSS.setScopeText.Result
---@field scope bctrl.cdp.CSS.CSSScope

---@class bctrl.cdp.CSS.setRuleSelector.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field range bctrl.cdp.CSS.SourceRange
---@field selector string

---@class bctrl.cdp.CSS.setRuleSelector.Result
---@field selectorList bctrl.cdp.CSS.SelectorList

---@class bctrl.cdp.CSS.setStyleSheetText.Params
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId
---@field text string

---@class bctrl.cdp.CSS.setStyleSheetText.Result
---@field sourceMapURL? string

---@class bctrl.cdp.CSS.setStyleTexts.Params
---@field edits bctrl.cdp.CSS.StyleDeclarationEdit[]
---@field nodeForPropertySyntaxValidation? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.CSS.setStyleTexts.Result
---@field styles bctrl.cdp.CSS.CSSStyle[]

---@class bctrl.cdp.CSS.stopRuleUsageTracking.Result
---@field ruleUsage bctrl.cdp.CSS.RuleUsage[]

---@class bctrl.cdp.CSS.takeCoverageDelta.Result
---@field coverage bctrl.cdp.CSS.RuleUsage[]
---@field timestamp number

---@class bctrl.cdp.CSS.setLocalFontsEnabled.Params
---@field enabled boolean

---@class bctrl.cdp.CSS.fontsUpdated
---@field font? bctrl.cdp.CSS.FontFace

---@class bctrl.cdp.CSS.styleSheetAdded
---@field header bctrl.cdp.CSS.CSSStyleSheetHeader

---@class bctrl.cdp.CSS.styleSheetChanged
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.styleSheetRemoved
---@field styleSheetId bctrl.cdp.DOM.StyleSheetId

---@class bctrl.cdp.CSS.computedStyleUpdated
---@field nodeId bctrl.cdp.DOM.NodeId

---@alias bctrl.cdp.CacheStorage.CacheId string

---@alias bctrl.cdp.CacheStorage.CachedResponseType "basic"|"cors"|"default"|"error"|"opaqueResponse"|"opaqueRedirect"

---@class bctrl.cdp.CacheStorage.DataEntry
---@field requestURL string
---@field requestMethod string
---@field requestHeaders bctrl.cdp.CacheStorage.Header[]
---@field responseTime number
---@field responseStatus integer
---@field responseStatusText string
---@field responseType bctrl.cdp.CacheStorage.CachedResponseType
---@field responseHeaders bctrl.cdp.CacheStorage.Header[]

---@class bctrl.cdp.CacheStorage.Cache
---@field cacheId bctrl.cdp.CacheStorage.CacheId
---@field securityOrigin string
---@field storageKey string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field cacheName string

---@class bctrl.cdp.CacheStorage.Header
---@field name string
---@field value string

---@class bctrl.cdp.CacheStorage.CachedResponse
---@field body string

---@class bctrl.cdp.CacheStorage.deleteCache.Params
---@field cacheId bctrl.cdp.CacheStorage.CacheId

---@class bctrl.cdp.CacheStorage.deleteEntry.Params
---@field cacheId bctrl.cdp.CacheStorage.CacheId
---@field request string

---@class bctrl.cdp.CacheStorage.requestCacheNames.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket

---@class bctrl.cdp.CacheStorage.requestCacheNames.Result
---@field caches bctrl.cdp.CacheStorage.Cache[]

---@class bctrl.cdp.CacheStorage.requestCachedResponse.Params
---@field cacheId bctrl.cdp.CacheStorage.CacheId
---@field requestURL string
---@field requestHeaders bctrl.cdp.CacheStorage.Header[]

---@class bctrl.cdp.CacheStorage.requestCachedResponse.Result
---@field response bctrl.cdp.CacheStorage.CachedResponse

---@class bctrl.cdp.CacheStorage.requestEntries.Params
---@field cacheId bctrl.cdp.CacheStorage.CacheId
---@field skipCount? integer
---@field pageSize? integer
---@field pathFilter? string

---@class bctrl.cdp.CacheStorage.requestEntries.Result
---@field cacheDataEntries bctrl.cdp.CacheStorage.DataEntry[]
---@field returnCount number

---@class bctrl.cdp.Cast.Sink
---@field name string
---@field id string
---@field session? string

---@class bctrl.cdp.Cast.enable.Params
---@field presentationUrl? string

---@class bctrl.cdp.Cast.setSinkToUse.Params
---@field sinkName string

---@class bctrl.cdp.Cast.startDesktopMirroring.Params
---@field sinkName string

---@class bctrl.cdp.Cast.startTabMirroring.Params
---@field sinkName string

---@class bctrl.cdp.Cast.stopCasting.Params
---@field sinkName string

---@class bctrl.cdp.Cast.sinksUpdated
---@field sinks bctrl.cdp.Cast.Sink[]

---@class bctrl.cdp.Cast.issueUpdated
---@field issueMessage string

---@class bctrl.cdp.Console.ConsoleMessage
---@field source "xml"|"javascript"|"network"|"console-api"|"storage"|"appcache"|"rendering"|"security"|"other"|"deprecation"|"worker"
---@field level "log"|"warning"|"error"|"debug"|"info"
---@field text string
---@field url? string
---@field line? integer
---@field column? integer

---@class bctrl.cdp.Console.messageAdded
---@field message bctrl.cdp.Console.ConsoleMessage

---@class bctrl.cdp.CrashReportContext.CrashReportContextEntry
---@field key string
---@field value string
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.CrashReportContext.getEntries.Result
---@field entries bctrl.cdp.CrashReportContext.CrashReportContextEntry[]

---@alias bctrl.cdp.DOM.NodeId integer

---@alias bctrl.cdp.DOM.BackendNodeId integer

---@alias bctrl.cdp.DOM.StyleSheetId string

---@class bctrl.cdp.DOM.BackendNode
---@field nodeType integer
---@field nodeName string
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId

---@alias bctrl.cdp.DOM.PseudoType "first-line"|"first-letter"|"checkmark"|"before"|"after"|"expand-icon"|"picker-icon"|"interest-button"|"marker"|"backdrop"|"column"|"selection"|"search-text"|"target-text"|"spelling-error"|"grammar-error"|"highlight"|"first-line-inherited"|"scroll-marker"|"scroll-marker-group"|"scroll-button"|"scrollbar"|"scrollbar-thumb"|"scrollbar-button"|"scrollbar-track"|"scrollbar-track-piece"|"scrollbar-corner"|"resizer"|"input-list-button"|"view-transition"|"view-transition-group"|"view-transition-image-pair"|"view-transition-group-children"|"view-transition-old"|"view-transition-new"|"placeholder"|"file-selector-button"|"details-content"|"picker"|"select-listbox"|"permission-icon"|"overscroll-area-parent"|"overscroll-backdrop"|"skeleton"

---@alias bctrl.cdp.DOM.ShadowRootType "user-agent"|"open"|"closed"

---@alias bctrl.cdp.DOM.CompatibilityMode "QuirksMode"|"LimitedQuirksMode"|"NoQuirksMode"

---@alias bctrl.cdp.DOM.PhysicalAxes "Horizontal"|"Vertical"|"Both"

---@alias bctrl.cdp.DOM.LogicalAxes "Inline"|"Block"|"Both"

---@alias bctrl.cdp.DOM.ScrollOrientation "horizontal"|"vertical"

---@class bctrl.cdp.DOM.Node
---@field nodeId bctrl.cdp.DOM.NodeId
---@field parentId? bctrl.cdp.DOM.NodeId
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId
---@field nodeType integer
---@field nodeName string
---@field localName string
---@field nodeValue string
---@field childNodeCount? integer
---@field children? bctrl.cdp.DOM.Node[]
---@field attributes? string[]
---@field documentURL? string
---@field baseURL? string
---@field publicId? string
---@field systemId? string
---@field internalSubset? string
---@field xmlVersion? string
---@field name? string
---@field value? string
---@field pseudoType? bctrl.cdp.DOM.PseudoType
---@field pseudoIdentifier? string
---@field shadowRootType? bctrl.cdp.DOM.ShadowRootType
---@field frameId? bctrl.cdp.Page.FrameId
---@field contentDocument? bctrl.cdp.DOM.Node
---@field shadowRoots? bctrl.cdp.DOM.Node[]
---@field templateContent? bctrl.cdp.DOM.Node
---@field pseudoElements? bctrl.cdp.DOM.Node[]
---@field importedDocument? bctrl.cdp.DOM.Node
---@field distributedNodes? bctrl.cdp.DOM.BackendNode[]
---@field isSVG? boolean
---@field compatibilityMode? bctrl.cdp.DOM.CompatibilityMode
---@field assignedSlot? bctrl.cdp.DOM.BackendNode
---@field isScrollable? boolean
---@field affectedByStartingStyles? boolean
---@field adoptedStyleSheets? bctrl.cdp.DOM.StyleSheetId[]
---@field adProvenance? bctrl.cdp.Network.AdProvenance

---@class bctrl.cdp.DOM.DetachedElementInfo
---@field treeNode bctrl.cdp.DOM.Node
---@field retainedNodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.RGBA
---@field r integer
---@field g integer
---@field b integer
---@field a? number

---@alias bctrl.cdp.DOM.Quad number[]

---@class bctrl.cdp.DOM.BoxModel
---@field content bctrl.cdp.DOM.Quad
---@field padding bctrl.cdp.DOM.Quad
---@field border bctrl.cdp.DOM.Quad
---@field margin bctrl.cdp.DOM.Quad
---@field width integer
---@field height integer
---@field shapeOutside? bctrl.cdp.DOM.ShapeOutsideInfo

---@class bctrl.cdp.DOM.ShapeOutsideInfo
---@field bounds bctrl.cdp.DOM.Quad
---@field shape any[]
---@field marginShape any[]

---@class bctrl.cdp.DOM.Rect
---@field x number
---@field y number
---@field width number
---@field height number

---@class bctrl.cdp.DOM.CSSComputedStyleProperty
---@field name string
---@field value string

---@class bctrl.cdp.DOM.collectClassNamesFromSubtree.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.collectClassNamesFromSubtree.Result
---@field classNames string[]

---@class bctrl.cdp.DOM.copyTo.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field targetNodeId bctrl.cdp.DOM.NodeId
---@field insertBeforeNodeId? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.copyTo.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.describeNode.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field depth? integer
---@field pierce? boolean

---@class bctrl.cdp.DOM.describeNode.Result
---@field node bctrl.cdp.DOM.Node

---@class bctrl.cdp.DOM.scrollIntoViewIfNeeded.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field rect? bctrl.cdp.DOM.Rect

---@class bctrl.cdp.DOM.discardSearchResults.Params
---@field searchId string

---@class bctrl.cdp.DOM.enable.Params
---@field includeWhitespace? "none"|"all"

---@class bctrl.cdp.DOM.focus.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.DOM.getAttributes.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getAttributes.Result
---@field attributes string[]

---@class bctrl.cdp.DOM.getBoxModel.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.DOM.getBoxModel.Result
---@field model bctrl.cdp.DOM.BoxModel

---@class bctrl.cdp.DOM.getContentQuads.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.DOM.getContentQuads.Result
---@field quads bctrl.cdp.DOM.Quad[]

---@class bctrl.cdp.DOM.getDocument.Params
---@field depth? integer
---@field pierce? boolean

---@class bctrl.cdp.DOM.getDocument.Result
---@field root bctrl.cdp.DOM.Node

---@class bctrl.cdp.DOM.getFlattenedDocument.Params
---@field depth? integer
---@field pierce? boolean

---@class bctrl.cdp.DOM.getFlattenedDocument.Result
---@field nodes bctrl.cdp.DOM.Node[]

---@class bctrl.cdp.DOM.getNodesForSubtreeByStyle.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field computedStyles bctrl.cdp.DOM.CSSComputedStyleProperty[]
---@field pierce? boolean

---@class bctrl.cdp.DOM.getNodesForSubtreeByStyle.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.getNodeForLocation.Params
---@field x integer
---@field y integer
---@field includeUserAgentShadowDOM? boolean
---@field ignorePointerEventsNone? boolean

---@class bctrl.cdp.DOM.getNodeForLocation.Result
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId
---@field frameId bctrl.cdp.Page.FrameId
---@field nodeId? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getOuterHTML.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field includeShadowDOM? boolean

---@class bctrl.cdp.DOM.getOuterHTML.Result
---@field outerHTML string

---@class bctrl.cdp.DOM.getRelayoutBoundary.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getRelayoutBoundary.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getSearchResults.Params
---@field searchId string
---@field fromIndex integer
---@field toIndex integer

---@class bctrl.cdp.DOM.getSearchResults.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.moveTo.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field targetNodeId bctrl.cdp.DOM.NodeId
---@field insertBeforeNodeId? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.moveTo.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.performSearch.Params
---@field query string
---@field includeUserAgentShadowDOM? boolean

---@class bctrl.cdp.DOM.performSearch.Result
---@field searchId string
---@field resultCount integer

---@class bctrl.cdp.DOM.pushNodeByPathToFrontend.Params
---@field path string

---@class bctrl.cdp.DOM.pushNodeByPathToFrontend.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.pushNodesByBackendIdsToFrontend.Params
---@field backendNodeIds bctrl.cdp.DOM.BackendNodeId[]

---@class bctrl.cdp.DOM.pushNodesByBackendIdsToFrontend.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.querySelector.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field selector string

---@class bctrl.cdp.DOM.querySelector.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.querySelectorAll.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field selector string

---@class bctrl.cdp.DOM.querySelectorAll.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.getTopLayerElements.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.getElementByRelation.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field relation "PopoverTarget"|"InterestTarget"|"CommandFor"

---@class bctrl.cdp.DOM.getElementByRelation.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.removeAttribute.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field name string

---@class bctrl.cdp.DOM.removeNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.requestChildNodes.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field depth? integer
---@field pierce? boolean

---@class bctrl.cdp.DOM.requestNode.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.DOM.requestNode.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.resolveNode.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectGroup? string
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId

---@class bctrl.cdp.DOM.resolveNode.Result
---@field object bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.DOM.setAttributeValue.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field name string
---@field value string

---@class bctrl.cdp.DOM.setAttributesAsText.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field text string
---@field name? string

---@class bctrl.cdp.DOM.setFileInputFiles.Params
---@field files string[]
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.DOM.setNodeStackTracesEnabled.Params
---@field enable boolean

---@class bctrl.cdp.DOM.getNodeStackTraces.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getNodeStackTraces.Result
---@field creation? bctrl.cdp.Runtime.StackTrace

---@class bctrl.cdp.DOM.getFileInfo.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.DOM.getFileInfo.Result
---@field path string

---@class bctrl.cdp.DOM.getDetachedDomNodes.Result
---@field detachedNodes bctrl.cdp.DOM.DetachedElementInfo[]

---@class bctrl.cdp.DOM.setInspectedNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.setNodeName.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field name string

---@class bctrl.cdp.DOM.setNodeName.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.setNodeValue.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field value string

---@class bctrl.cdp.DOM.setOuterHTML.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field outerHTML string

---@class bctrl.cdp.DOM.getFrameOwner.Params
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.DOM.getFrameOwner.Result
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId
---@field nodeId? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getContainerForNode.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field containerName? string
---@field physicalAxes? bctrl.cdp.DOM.PhysicalAxes
---@field logicalAxes? bctrl.cdp.DOM.LogicalAxes
---@field queriesScrollState? boolean
---@field queriesAnchored? boolean

---@class bctrl.cdp.DOM.getContainerForNode.Result
---@field nodeId? bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getQueryingDescendantsForContainer.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getQueryingDescendantsForContainer.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.getAnchorElement.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field anchorSpecifier? string

---@class bctrl.cdp.DOM.getAnchorElement.Result
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.forceShowPopover.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field enable boolean
---@field invokerNodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.DOM.forceShowPopover.Result
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.getImplicitAnchorCandidates.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.getImplicitAnchorCandidates.Result
---@field backendNodeIds bctrl.cdp.DOM.BackendNodeId[]

---@class bctrl.cdp.DOM.forceShowInterest.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field enable boolean

---@class bctrl.cdp.DOM.setTextMarker.Params
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field type "spelling"|"grammar"
---@field start integer
---@field end integer

---@class bctrl.cdp.DOM.attributeModified
---@field nodeId bctrl.cdp.DOM.NodeId
---@field name string
---@field value string

---@class bctrl.cdp.DOM.adoptedStyleSheetsModified
---@field nodeId bctrl.cdp.DOM.NodeId
---@field adoptedStyleSheets bctrl.cdp.DOM.StyleSheetId[]

---@class bctrl.cdp.DOM.attributeRemoved
---@field nodeId bctrl.cdp.DOM.NodeId
---@field name string

---@class bctrl.cdp.DOM.characterDataModified
---@field nodeId bctrl.cdp.DOM.NodeId
---@field characterData string

---@class bctrl.cdp.DOM.childNodeCountUpdated
---@field nodeId bctrl.cdp.DOM.NodeId
---@field childNodeCount integer

---@class bctrl.cdp.DOM.childNodeInserted
---@field parentNodeId bctrl.cdp.DOM.NodeId
---@field previousNodeId bctrl.cdp.DOM.NodeId
---@field node bctrl.cdp.DOM.Node

---@class bctrl.cdp.DOM.childNodeRemoved
---@field parentNodeId bctrl.cdp.DOM.NodeId
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.distributedNodesUpdated
---@field insertionPointId bctrl.cdp.DOM.NodeId
---@field distributedNodes bctrl.cdp.DOM.BackendNode[]

---@class bctrl.cdp.DOM.inlineStyleInvalidated
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.DOM.pseudoElementAdded
---@field parentId bctrl.cdp.DOM.NodeId
---@field pseudoElement bctrl.cdp.DOM.Node

---@class bctrl.cdp.DOM.scrollableFlagUpdated
---@field nodeId bctrl.cdp.DOM.NodeId
---@field isScrollable boolean

---@class bctrl.cdp.DOM.adRelatedStateUpdated
---@field nodeId bctrl.cdp.DOM.NodeId
---@field adProvenance? bctrl.cdp.Network.AdProvenance

---@class bctrl.cdp.DOM.affectedByStartingStylesFlagUpdated
---@field nodeId bctrl.cdp.DOM.NodeId
---@field affectedByStartingStyles boolean

---@class bctrl.cdp.DOM.pseudoElementRemoved
---@field parentId bctrl.cdp.DOM.NodeId
---@field pseudoElementId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.setChildNodes
---@field parentId bctrl.cdp.DOM.NodeId
---@field nodes bctrl.cdp.DOM.Node[]

---@class bctrl.cdp.DOM.shadowRootPopped
---@field hostId bctrl.cdp.DOM.NodeId
---@field rootId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.DOM.shadowRootPushed
---@field hostId bctrl.cdp.DOM.NodeId
---@field root bctrl.cdp.DOM.Node

---@alias bctrl.cdp.DOMDebugger.DOMBreakpointType "subtree-modified"|"attribute-modified"|"node-removed"

---@alias bctrl.cdp.DOMDebugger.CSPViolationType "trustedtype-sink-violation"|"trustedtype-policy-violation"

---@class bctrl.cdp.DOMDebugger.EventListener
---@field type string
---@field useCapture boolean
---@field passive boolean
---@field once boolean
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field lineNumber integer
---@field columnNumber integer
---@field handler? bctrl.cdp.Runtime.RemoteObject
---@field originalHandler? bctrl.cdp.Runtime.RemoteObject
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.DOMDebugger.getEventListeners.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId
---@field depth? integer
---@field pierce? boolean

---@class bctrl.cdp.DOMDebugger.getEventListeners.Result
---@field listeners bctrl.cdp.DOMDebugger.EventListener[]

---@class bctrl.cdp.DOMDebugger.removeDOMBreakpoint.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field type bctrl.cdp.DOMDebugger.DOMBreakpointType

---@class bctrl.cdp.DOMDebugger.removeEventListenerBreakpoint.Params
---@field eventName string
---@field targetName? string

---@class bctrl.cdp.DOMDebugger.removeInstrumentationBreakpoint.Params
---@field eventName string

---@class bctrl.cdp.DOMDebugger.removeXHRBreakpoint.Params
---@field url string

---@class bctrl.cdp.DOMDebugger.setBreakOnCSPViolation.Params
---@field violationTypes bctrl.cdp.DOMDebugger.CSPViolationType[]

---@class bctrl.cdp.DOMDebugger.setDOMBreakpoint.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field type bctrl.cdp.DOMDebugger.DOMBreakpointType

---@class bctrl.cdp.DOMDebugger.setEventListenerBreakpoint.Params
---@field eventName string
---@field targetName? string

---@class bctrl.cdp.DOMDebugger.setInstrumentationBreakpoint.Params
---@field eventName string

---@class bctrl.cdp.DOMDebugger.setXHRBreakpoint.Params
---@field url string

---@class bctrl.cdp.DOMSnapshot.DOMNode
---@field nodeType integer
---@field nodeName string
---@field nodeValue string
---@field textValue? string
---@field inputValue? string
---@field inputChecked? boolean
---@field optionSelected? boolean
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId
---@field childNodeIndexes? integer[]
---@field attributes? bctrl.cdp.DOMSnapshot.NameValue[]
---@field pseudoElementIndexes? integer[]
---@field layoutNodeIndex? integer
---@field documentURL? string
---@field baseURL? string
---@field contentLanguage? string
---@field documentEncoding? string
---@field publicId? string
---@field systemId? string
---@field frameId? bctrl.cdp.Page.FrameId
---@field contentDocumentIndex? integer
---@field pseudoType? bctrl.cdp.DOM.PseudoType
---@field shadowRootType? bctrl.cdp.DOM.ShadowRootType
---@field isClickable? boolean
---@field eventListeners? bctrl.cdp.DOMDebugger.EventListener[]
---@field currentSourceURL? string
---@field originURL? string
---@field scrollOffsetX? number
---@field scrollOffsetY? number

---@class bctrl.cdp.DOMSnapshot.InlineTextBox
---@field boundingBox bctrl.cdp.DOM.Rect
---@field startCharacterIndex integer
---@field numCharacters integer

---@class bctrl.cdp.DOMSnapshot.LayoutTreeNode
---@field domNodeIndex integer
---@field boundingBox bctrl.cdp.DOM.Rect
---@field layoutText? string
---@field inlineTextNodes? bctrl.cdp.DOMSnapshot.InlineTextBox[]
---@field styleIndex? integer
---@field paintOrder? integer
---@field isStackingContext? boolean

---@class bctrl.cdp.DOMSnapshot.ComputedStyle
---@field properties bctrl.cdp.DOMSnapshot.NameValue[]

---@class bctrl.cdp.DOMSnapshot.NameValue
---@field name string
---@field value string

---@alias bctrl.cdp.DOMSnapshot.StringIndex integer

---@alias bctrl.cdp.DOMSnapshot.ArrayOfStrings bctrl.cdp.DOMSnapshot.StringIndex[]

---@class bctrl.cdp.DOMSnapshot.RareStringData
---@field index integer[]
---@field value bctrl.cdp.DOMSnapshot.StringIndex[]

---@class bctrl.cdp.DOMSnapshot.RareBooleanData
---@field index integer[]

---@class bctrl.cdp.DOMSnapshot.RareIntegerData
---@field index integer[]
---@field value integer[]

---@alias bctrl.cdp.DOMSnapshot.Rectangle number[]

---@class bctrl.cdp.DOMSnapshot.DocumentSnapshot
---@field documentURL bctrl.cdp.DOMSnapshot.StringIndex
---@field title bctrl.cdp.DOMSnapshot.StringIndex
---@field baseURL bctrl.cdp.DOMSnapshot.StringIndex
---@field contentLanguage bctrl.cdp.DOMSnapshot.StringIndex
---@field encodingName bctrl.cdp.DOMSnapshot.StringIndex
---@field publicId bctrl.cdp.DOMSnapshot.StringIndex
---@field systemId bctrl.cdp.DOMSnapshot.StringIndex
---@field frameId bctrl.cdp.DOMSnapshot.StringIndex
---@field nodes bctrl.cdp.DOMSnapshot.NodeTreeSnapshot
---@field layout bctrl.cdp.DOMSnapshot.LayoutTreeSnapshot
---@field textBoxes bctrl.cdp.DOMSnapshot.TextBoxSnapshot
---@field scrollOffsetX? number
---@field scrollOffsetY? number
---@field contentWidth? number
---@field contentHeight? number

---@class bctrl.cdp.DOMSnapshot.NodeTreeSnapshot
---@field parentIndex? integer[]
---@field nodeType? integer[]
---@field shadowRootType? bctrl.cdp.DOMSnapshot.RareStringData
---@field nodeName? bctrl.cdp.DOMSnapshot.StringIndex[]
---@field nodeValue? bctrl.cdp.DOMSnapshot.StringIndex[]
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId[]
---@field attributes? bctrl.cdp.DOMSnapshot.ArrayOfStrings[]
---@field textValue? bctrl.cdp.DOMSnapshot.RareStringData
---@field inputValue? bctrl.cdp.DOMSnapshot.RareStringData
---@field inputChecked? bctrl.cdp.DOMSnapshot.RareBooleanData
---@field optionSelected? bctrl.cdp.DOMSnapshot.RareBooleanData
---@field contentDocumentIndex? bctrl.cdp.DOMSnapshot.RareIntegerData
---@field pseudoType? bctrl.cdp.DOMSnapshot.RareStringData
---@field pseudoIdentifier? bctrl.cdp.DOMSnapshot.RareStringData
---@field isClickable? bctrl.cdp.DOMSnapshot.RareBooleanData
---@field currentSourceURL? bctrl.cdp.DOMSnapshot.RareStringData
---@field originURL? bctrl.cdp.DOMSnapshot.RareStringData

---@class bctrl.cdp.DOMSnapshot.LayoutTreeSnapshot
---@field nodeIndex integer[]
---@field styles bctrl.cdp.DOMSnapshot.ArrayOfStrings[]
---@field bounds bctrl.cdp.DOMSnapshot.Rectangle[]
---@field text bctrl.cdp.DOMSnapshot.StringIndex[]
---@field stackingContexts bctrl.cdp.DOMSnapshot.RareBooleanData
---@field paintOrders? integer[]
---@field offsetRects? bctrl.cdp.DOMSnapshot.Rectangle[]
---@field scrollRects? bctrl.cdp.DOMSnapshot.Rectangle[]
---@field clientRects? bctrl.cdp.DOMSnapshot.Rectangle[]
---@field blendedBackgroundColors? bctrl.cdp.DOMSnapshot.StringIndex[]
---@field textColorOpacities? number[]

---@class bctrl.cdp.DOMSnapshot.TextBoxSnapshot
---@field layoutIndex integer[]
---@field bounds bctrl.cdp.DOMSnapshot.Rectangle[]
---@field start integer[]
---@field length integer[]

---@class bctrl.cdp.DOMSnapshot.getSnapshot.Params
---@field computedStyleWhitelist string[]
---@field includeEventListeners? boolean
---@field includePaintOrder? boolean
---@field includeUserAgentShadowTree? boolean

---@class bctrl.cdp.DOMSnapshot.getSnapshot.Result
---@field domNodes bctrl.cdp.DOMSnapshot.DOMNode[]
---@field layoutTreeNodes bctrl.cdp.DOMSnapshot.LayoutTreeNode[]
---@field computedStyles bctrl.cdp.DOMSnapshot.ComputedStyle[]

---@class bctrl.cdp.DOMSnapshot.captureSnapshot.Params
---@field computedStyles string[]
---@field includePaintOrder? boolean
---@field includeDOMRects? boolean
---@field includeBlendedBackgroundColors? boolean
---@field includeTextColorOpacities? boolean

---@class bctrl.cdp.DOMSnapshot.captureSnapshot.Result
---@field documents bctrl.cdp.DOMSnapshot.DocumentSnapshot[]
---@field strings string[]

---@alias bctrl.cdp.DOMStorage.SerializedStorageKey string

---@class bctrl.cdp.DOMStorage.StorageId
---@field securityOrigin? string
---@field storageKey? bctrl.cdp.DOMStorage.SerializedStorageKey
---@field isLocalStorage boolean

---@alias bctrl.cdp.DOMStorage.Item string[]

---@class bctrl.cdp.DOMStorage.clear.Params
---@field storageId bctrl.cdp.DOMStorage.StorageId

---@class bctrl.cdp.DOMStorage.getDOMStorageItems.Params
---@field storageId bctrl.cdp.DOMStorage.StorageId

---@class bctrl.cdp.DOMStorage.getDOMStorageItems.Result
---@field entries bctrl.cdp.DOMStorage.Item[]

---@class bctrl.cdp.DOMStorage.removeDOMStorageItem.Params
---@field storageId bctrl.cdp.DOMStorage.StorageId
---@field key string

---@class bctrl.cdp.DOMStorage.setDOMStorageItem.Params
---@field storageId bctrl.cdp.DOMStorage.StorageId
---@field key string
---@field value string

---@class bctrl.cdp.DOMStorage.domStorageItemAdded
---@field storageId bctrl.cdp.DOMStorage.StorageId
---@field key string
---@field newValue string

---@class bctrl.cdp.DOMStorage.domStorageItemRemoved
---@field storageId bctrl.cdp.DOMStorage.StorageId
---@field key string

---@class bctrl.cdp.DOMStorage.domStorageItemUpdated
---@field storageId bctrl.cdp.DOMStorage.StorageId
---@field key string
---@field oldValue string
---@field newValue string

---@class bctrl.cdp.DOMStorage.domStorageItemsCleared
---@field storageId bctrl.cdp.DOMStorage.StorageId

---@alias bctrl.cdp.Debugger.BreakpointId string

---@alias bctrl.cdp.Debugger.CallFrameId string

---@class bctrl.cdp.Debugger.Location
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field lineNumber integer
---@field columnNumber? integer

---@class bctrl.cdp.Debugger.ScriptPosition
---@field lineNumber integer
---@field columnNumber integer

---@class bctrl.cdp.Debugger.LocationRange
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field start bctrl.cdp.Debugger.ScriptPosition
---@field end bctrl.cdp.Debugger.ScriptPosition

---@class bctrl.cdp.Debugger.CallFrame
---@field callFrameId bctrl.cdp.Debugger.CallFrameId
---@field functionName string
---@field functionLocation? bctrl.cdp.Debugger.Location
---@field location bctrl.cdp.Debugger.Location
---@field url string
---@field scopeChain bctrl.cdp.Debugger.Scope[]
---@field this bctrl.cdp.Runtime.RemoteObject
---@field returnValue? bctrl.cdp.Runtime.RemoteObject
---@field canBeRestarted? boolean

---@class bctrl.cdp.Debugger.Scope
---@field type "global"|"local"|"with"|"closure"|"catch"|"block"|"script"|"eval"|"module"|"wasm-expression-stack"
---@field object bctrl.cdp.Runtime.RemoteObject
---@field name? string
---@field startLocation? bctrl.cdp.Debugger.Location
---@field endLocation? bctrl.cdp.Debugger.Location
---@field emptyReason? "no-variables"|"all-unavailable"

---@class bctrl.cdp.Debugger.SearchMatch
---@field lineNumber number
---@field lineContent string

---@class bctrl.cdp.Debugger.BreakLocation
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field lineNumber integer
---@field columnNumber? integer
---@field type? "debuggerStatement"|"call"|"return"

---@class bctrl.cdp.Debugger.WasmDisassemblyChunk
---@field lines string[]
---@field bytecodeOffsets integer[]

---@alias bctrl.cdp.Debugger.ScriptLanguage "JavaScript"|"WebAssembly"

---@class bctrl.cdp.Debugger.DebugSymbols
---@field type "SourceMap"|"EmbeddedDWARF"|"ExternalDWARF"
---@field externalURL? string

---@class bctrl.cdp.Debugger.ResolvedBreakpoint
---@field breakpointId bctrl.cdp.Debugger.BreakpointId
---@field location bctrl.cdp.Debugger.Location

---@class bctrl.cdp.Debugger.continueToLocation.Params
---@field location bctrl.cdp.Debugger.Location
---@field targetCallFrames? "any"|"current"

---@class bctrl.cdp.Debugger.enable.Params
---@field maxScriptsCacheSize? number

---@class bctrl.cdp.Debugger.enable.Result
---@field debuggerId bctrl.cdp.Runtime.UniqueDebuggerId

---@class bctrl.cdp.Debugger.evaluateOnCallFrame.Params
---@field callFrameId bctrl.cdp.Debugger.CallFrameId
---@field expression string
---@field objectGroup? string
---@field includeCommandLineAPI? boolean
---@field silent? boolean
---@field returnByValue? boolean
---@field generatePreview? boolean
---@field throwOnSideEffect? boolean
---@field timeout? bctrl.cdp.Runtime.TimeDelta
---@field scopeNumber? integer

---@class bctrl.cdp.Debugger.evaluateOnCallFrame.Result
---@field result bctrl.cdp.Runtime.RemoteObject
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Debugger.getPossibleBreakpoints.Params
---@field start bctrl.cdp.Debugger.Location
---@field end? bctrl.cdp.Debugger.Location
---@field restrictToFunction? boolean

---@class bctrl.cdp.Debugger.getPossibleBreakpoints.Result
---@field locations bctrl.cdp.Debugger.BreakLocation[]

---@class bctrl.cdp.Debugger.getScriptSource.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId

---@class bctrl.cdp.Debugger.getScriptSource.Result
---@field scriptSource string
---@field bytecode? string

---@class bctrl.cdp.Debugger.disassembleWasmModule.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId

---@class bctrl.cdp.Debugger.disassembleWasmModule.Result
---@field streamId? string
---@field totalNumberOfLines integer
---@field functionBodyOffsets integer[]
---@field chunk bctrl.cdp.Debugger.WasmDisassemblyChunk

---@class bctrl.cdp.Debugger.nextWasmDisassemblyChunk.Params
---@field streamId string

---@class bctrl.cdp.Debugger.nextWasmDisassemblyChunk.Result
---@field chunk bctrl.cdp.Debugger.WasmDisassemblyChunk

---@class bctrl.cdp.Debugger.getWasmBytecode.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId

---@class bctrl.cdp.Debugger.getWasmBytecode.Result
---@field bytecode string

---@class bctrl.cdp.Debugger.getStackTrace.Params
---@field stackTraceId bctrl.cdp.Runtime.StackTraceId

---@class bctrl.cdp.Debugger.getStackTrace.Result
---@field stackTrace bctrl.cdp.Runtime.StackTrace

---@class bctrl.cdp.Debugger.pauseOnAsyncCall.Params
---@field parentStackTraceId bctrl.cdp.Runtime.StackTraceId

---@class bctrl.cdp.Debugger.removeBreakpoint.Params
---@field breakpointId bctrl.cdp.Debugger.BreakpointId

---@class bctrl.cdp.Debugger.restartFrame.Params
---@field callFrameId bctrl.cdp.Debugger.CallFrameId
---@field mode? "StepInto"

---@class bctrl.cdp.Debugger.restartFrame.Result
---@field callFrames bctrl.cdp.Debugger.CallFrame[]
---@field asyncStackTrace? bctrl.cdp.Runtime.StackTrace
---@field asyncStackTraceId? bctrl.cdp.Runtime.StackTraceId

---@class bctrl.cdp.Debugger.resume.Params
---@field terminateOnResume? boolean

---@class bctrl.cdp.Debugger.searchInContent.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field query string
---@field caseSensitive? boolean
---@field isRegex? boolean

---@class bctrl.cdp.Debugger.searchInContent.Result
---@field result bctrl.cdp.Debugger.SearchMatch[]

---@class bctrl.cdp.Debugger.setAsyncCallStackDepth.Params
---@field maxDepth integer

---@class bctrl.cdp.Debugger.setBlackboxExecutionContexts.Params
---@field uniqueIds string[]

---@class bctrl.cdp.Debugger.setBlackboxPatterns.Params
---@field patterns string[]
---@field skipAnonymous? boolean

---@class bctrl.cdp.Debugger.setBlackboxedRanges.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field positions bctrl.cdp.Debugger.ScriptPosition[]

---@class bctrl.cdp.Debugger.setBreakpoint.Params
---@field location bctrl.cdp.Debugger.Location
---@field condition? string

---@class bctrl.cdp.Debugger.setBreakpoint.Result
---@field breakpointId bctrl.cdp.Debugger.BreakpointId
---@field actualLocation bctrl.cdp.Debugger.Location

---@class bctrl.cdp.Debugger.setInstrumentationBreakpoint.Params
---@field instrumentation "beforeScriptExecution"|"beforeScriptWithSourceMapExecution"

---@class bctrl.cdp.Debugger.setInstrumentationBreakpoint.Result
---@field breakpointId bctrl.cdp.Debugger.BreakpointId

---@class bctrl.cdp.Debugger.setBreakpointByUrl.Params
---@field lineNumber integer
---@field url? string
---@field urlRegex? string
---@field scriptHash? string
---@field columnNumber? integer
---@field condition? string

---@class bctrl.cdp.Debugger.setBreakpointByUrl.Result
---@field breakpointId bctrl.cdp.Debugger.BreakpointId
---@field locations bctrl.cdp.Debugger.Location[]

---@class bctrl.cdp.Debugger.setBreakpointOnFunctionCall.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId
---@field condition? string

---@class bctrl.cdp.Debugger.setBreakpointOnFunctionCall.Result
---@field breakpointId bctrl.cdp.Debugger.BreakpointId

---@class bctrl.cdp.Debugger.setBreakpointsActive.Params
---@field active boolean

---@class bctrl.cdp.Debugger.setPauseOnExceptions.Params
---@field state "none"|"caught"|"uncaught"|"all"

---@class bctrl.cdp.Debugger.setReturnValue.Params
---@field newValue bctrl.cdp.Runtime.CallArgument

---@class bctrl.cdp.Debugger.setScriptSource.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field scriptSource string
---@field dryRun? boolean
---@field allowTopFrameEditing? boolean

---@class bctrl.cdp.Debugger.setScriptSource.Result
---@field callFrames? bctrl.cdp.Debugger.CallFrame[]
---@field stackChanged? boolean
---@field asyncStackTrace? bctrl.cdp.Runtime.StackTrace
---@field asyncStackTraceId? bctrl.cdp.Runtime.StackTraceId
---@field status "Ok"|"CompileError"|"BlockedByActiveGenerator"|"BlockedByActiveFunction"|"BlockedByTopLevelEsModuleChange"
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Debugger.setSkipAllPauses.Params
---@field skip boolean

---@class bctrl.cdp.Debugger.setVariableValue.Params
---@field scopeNumber integer
---@field variableName string
---@field newValue bctrl.cdp.Runtime.CallArgument
---@field callFrameId bctrl.cdp.Debugger.CallFrameId

---@class bctrl.cdp.Debugger.stepInto.Params
---@field breakOnAsyncCall? boolean
---@field skipList? bctrl.cdp.Debugger.LocationRange[]

---@class bctrl.cdp.Debugger.stepOver.Params
---@field skipList? bctrl.cdp.Debugger.LocationRange[]
---@field enterRanges? bctrl.cdp.Debugger.LocationRange[]

---@class bctrl.cdp.Debugger.breakpointResolved
---@field breakpointId bctrl.cdp.Debugger.BreakpointId
---@field location bctrl.cdp.Debugger.Location

---@class bctrl.cdp.Debugger.paused
---@field callFrames bctrl.cdp.Debugger.CallFrame[]
---@field reason "ambiguous"|"assert"|"CSPViolation"|"debugCommand"|"DOM"|"EventListener"|"exception"|"instrumentation"|"OOM"|"other"|"promiseRejection"|"XHR"|"step"
---@field data? table
---@field hitBreakpoints? string[]
---@field asyncStackTrace? bctrl.cdp.Runtime.StackTrace
---@field asyncStackTraceId? bctrl.cdp.Runtime.StackTraceId
---@field asyncCallStackTraceId? bctrl.cdp.Runtime.StackTraceId

---@class bctrl.cdp.Debugger.scriptFailedToParse
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field url string
---@field startLine integer
---@field startColumn integer
---@field endLine integer
---@field endColumn integer
---@field executionContextId bctrl.cdp.Runtime.ExecutionContextId
---@field hash string
---@field buildId string
---@field executionContextAuxData? table
---@field sourceMapURL? string
---@field hasSourceURL? boolean
---@field isModule? boolean
---@field length? integer
---@field stackTrace? bctrl.cdp.Runtime.StackTrace
---@field codeOffset? integer
---@field scriptLanguage? bctrl.cdp.Debugger.ScriptLanguage
---@field embedderName? string

---@class bctrl.cdp.Debugger.scriptParsed
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field url string
---@field startLine integer
---@field startColumn integer
---@field endLine integer
---@field endColumn integer
---@field executionContextId bctrl.cdp.Runtime.ExecutionContextId
---@field hash string
---@field buildId string
---@field executionContextAuxData? table
---@field isLiveEdit? boolean
---@field sourceMapURL? string
---@field hasSourceURL? boolean
---@field isModule? boolean
---@field length? integer
---@field stackTrace? bctrl.cdp.Runtime.StackTrace
---@field codeOffset? integer
---@field scriptLanguage? bctrl.cdp.Debugger.ScriptLanguage
---@field debugSymbols? bctrl.cdp.Debugger.DebugSymbols[]
---@field embedderName? string
---@field resolvedBreakpoints? bctrl.cdp.Debugger.ResolvedBreakpoint[]

---@alias bctrl.cdp.DeviceAccess.RequestId string

---@alias bctrl.cdp.DeviceAccess.DeviceId string

---@class bctrl.cdp.DeviceAccess.PromptDevice
---@field id bctrl.cdp.DeviceAccess.DeviceId
---@field name string

---@class bctrl.cdp.DeviceAccess.selectPrompt.Params
---@field id bctrl.cdp.DeviceAccess.RequestId
---@field deviceId bctrl.cdp.DeviceAccess.DeviceId

---@class bctrl.cdp.DeviceAccess.cancelPrompt.Params
---@field id bctrl.cdp.DeviceAccess.RequestId

---@class bctrl.cdp.DeviceAccess.deviceRequestPrompted
---@field id bctrl.cdp.DeviceAccess.RequestId
---@field devices bctrl.cdp.DeviceAccess.PromptDevice[]

---@class bctrl.cdp.DeviceOrientation.setDeviceOrientationOverride.Params
---@field alpha number
---@field beta number
---@field gamma number

---@alias bctrl.cdp.DigitalCredentials.VirtualWalletAction "respond"|"decline"|"wait"|"clear"

---@class bctrl.cdp.DigitalCredentials.setVirtualWalletBehavior.Params
---@field action bctrl.cdp.DigitalCredentials.VirtualWalletAction
---@field protocol? string
---@field response? table
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Emulation.SafeAreaInsets
---@field top? integer
---@field topMax? integer
---@field left? integer
---@field leftMax? integer
---@field bottom? integer
---@field bottomMax? integer
---@field right? integer
---@field rightMax? integer

---@class bctrl.cdp.Emulation.ScreenOrientation
---@field type "portraitPrimary"|"portraitSecondary"|"landscapePrimary"|"landscapeSecondary"
---@field angle integer

---@class bctrl.cdp.Emulation.DisplayFeature
---@field orientation "vertical"|"horizontal"
---@field offset integer
---@field maskLength integer

---@class bctrl.cdp.Emulation.DevicePosture
---@field type "continuous"|"folded"

---@class bctrl.cdp.Emulation.MediaFeature
---@field name string
---@field value string

---@alias bctrl.cdp.Emulation.VirtualTimePolicy "advance"|"pause"|"pauseIfNetworkFetchesPending"

---@class bctrl.cdp.Emulation.UserAgentBrandVersion
---@field brand string
---@field version string

---@class bctrl.cdp.Emulation.UserAgentMetadata
---@field brands? bctrl.cdp.Emulation.UserAgentBrandVersion[]
---@field fullVersionList? bctrl.cdp.Emulation.UserAgentBrandVersion[]
---@field fullVersion? string
---@field platform string
---@field platformVersion string
---@field architecture string
---@field model string
---@field mobile boolean
---@field bitness? string
---@field wow64? boolean
---@field formFactors? string[]

---@alias bctrl.cdp.Emulation.SensorType "absolute-orientation"|"accelerometer"|"ambient-light"|"gravity"|"gyroscope"|"linear-acceleration"|"magnetometer"|"relative-orientation"

---@class bctrl.cdp.Emulation.SensorMetadata
---@field available? boolean
---@field minimumFrequency? number
---@field maximumFrequency? number

---@class bctrl.cdp.Emulation.SensorReadingSingle
---@field value number

---@class bctrl.cdp.Emulation.SensorReadingXYZ
---@field x number
---@field y number
---@field z number

---@class bctrl.cdp.Emulation.SensorReadingQuaternion
---@field x number
---@field y number
---@field z number
---@field w number

---@class bctrl.cdp.Emulation.SensorReading
---@field single? bctrl.cdp.Emulation.SensorReadingSingle
---@field xyz? bctrl.cdp.Emulation.SensorReadingXYZ
---@field quaternion? bctrl.cdp.Emulation.SensorReadingQuaternion

---@alias bctrl.cdp.Emulation.PressureSource "cpu"

---@alias bctrl.cdp.Emulation.PressureState "nominal"|"fair"|"serious"|"critical"

---@class bctrl.cdp.Emulation.PressureMetadata
---@field available? boolean

---@class bctrl.cdp.Emulation.WorkAreaInsets
---@field top? integer
---@field left? integer
---@field bottom? integer
---@field right? integer

---@alias bctrl.cdp.Emulation.ScreenId string

---@class bctrl.cdp.Emulation.ScreenInfo
---@field left integer
---@field top integer
---@field width integer
---@field height integer
---@field availLeft integer
---@field availTop integer
---@field availWidth integer
---@field availHeight integer
---@field devicePixelRatio number
---@field orientation bctrl.cdp.Emulation.ScreenOrientation
---@field colorDepth integer
---@field isExtended boolean
---@field isInternal boolean
---@field isPrimary boolean
---@field label string
---@field id bctrl.cdp.Emulation.ScreenId

---@alias bctrl.cdp.Emulation.DisabledImageType "avif"|"jxl"|"webp"

---@class bctrl.cdp.Emulation.canEmulate.Result
---@field result boolean

---@class bctrl.cdp.Emulation.setFocusEmulationEnabled.Params
---@field enabled boolean

---@class bctrl.cdp.Emulation.setAutoDarkModeOverride.Params
---@field enabled? boolean

---@class bctrl.cdp.Emulation.setCPUThrottlingRate.Params
---@field rate number

---@class bctrl.cdp.Emulation.setDefaultBackgroundColorOverride.Params
---@field color? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Emulation.setSafeAreaInsetsOverride.Params
---@field insets bctrl.cdp.Emulation.SafeAreaInsets

---@class bctrl.cdp.Emulation.setVirtualKeyboardGeometryOverride.Params
---@field keyboardRect? bctrl.cdp.DOM.Rect

---@class bctrl.cdp.Emulation.setDeviceMetricsOverride.Params
---@field width integer
---@field height integer
---@field deviceScaleFactor number
---@field mobile boolean
---@field scale? number
---@field screenWidth? integer
---@field screenHeight? integer
---@field positionX? integer
---@field positionY? integer
---@field dontSetVisibleSize? boolean
---@field screenOrientation? bctrl.cdp.Emulation.ScreenOrientation
---@field viewport? bctrl.cdp.Page.Viewport
---@field displayFeature? bctrl.cdp.Emulation.DisplayFeature
---@field devicePosture? bctrl.cdp.Emulation.DevicePosture
---@field scrollbarType? "overlay"|"default"
---@field screenOrientationLockEmulation? boolean
---@field viewportMeta? "enable"|"default"
---@field textLayoutMode? "mobile"|"default"

---@class bctrl.cdp.Emulation.setDevicePostureOverride.Params
---@field posture bctrl.cdp.Emulation.DevicePosture

---@class bctrl.cdp.Emulation.setDisplayFeaturesOverride.Params
---@field features bctrl.cdp.Emulation.DisplayFeature[]

---@class bctrl.cdp.Emulation.setScrollbarsHidden.Params
---@field hidden boolean

---@class bctrl.cdp.Emulation.setDocumentCookieDisabled.Params
---@field disabled boolean

---@class bctrl.cdp.Emulation.setEmitTouchEventsForMouse.Params
---@field enabled boolean
---@field configuration? "mobile"|"desktop"

---@class bctrl.cdp.Emulation.setEmulatedMedia.Params
---@field media? string
---@field features? bctrl.cdp.Emulation.MediaFeature[]

---@class bctrl.cdp.Emulation.setEmulatedVisionDeficiency.Params
---@field type "none"|"blurredVision"|"reducedContrast"|"achromatopsia"|"deuteranopia"|"protanopia"|"tritanopia"

---@class bctrl.cdp.Emulation.setEmulatedOSTextScale.Params
---@field scale? number

---@class bctrl.cdp.Emulation.setGeolocationOverride.Params
---@field latitude? number
---@field longitude? number
---@field accuracy? number
---@field altitude? number
---@field altitudeAccuracy? number
---@field heading? number
---@field speed? number

---@class bctrl.cdp.Emulation.getOverriddenSensorInformation.Params
---@field type bctrl.cdp.Emulation.SensorType

---@class bctrl.cdp.Emulation.getOverriddenSensorInformation.Result
---@field requestedSamplingFrequency number

---@class bctrl.cdp.Emulation.setSensorOverrideEnabled.Params
---@field enabled boolean
---@field type bctrl.cdp.Emulation.SensorType
---@field metadata? bctrl.cdp.Emulation.SensorMetadata

---@class bctrl.cdp.Emulation.setSensorOverrideReadings.Params
---@field type bctrl.cdp.Emulation.SensorType
---@field reading bctrl.cdp.Emulation.SensorReading

---@class bctrl.cdp.Emulation.setPressureSourceOverrideEnabled.Params
---@field enabled boolean
---@field source bctrl.cdp.Emulation.PressureSource
---@field metadata? bctrl.cdp.Emulation.PressureMetadata

---@class bctrl.cdp.Emulation.setPressureStateOverride.Params
---@field source bctrl.cdp.Emulation.PressureSource
---@field state bctrl.cdp.Emulation.PressureState

---@class bctrl.cdp.Emulation.setIdleOverride.Params
---@field isUserActive boolean
---@field isScreenUnlocked boolean

---@class bctrl.cdp.Emulation.setNavigatorOverrides.Params
---@field platform string

---@class bctrl.cdp.Emulation.setPageScaleFactor.Params
---@field pageScaleFactor number

---@class bctrl.cdp.Emulation.setScriptExecutionDisabled.Params
---@field value boolean

---@class bctrl.cdp.Emulation.setTouchEmulationEnabled.Params
---@field enabled boolean
---@field maxTouchPoints? integer

---@class bctrl.cdp.Emulation.setVirtualTimePolicy.Params
---@field policy bctrl.cdp.Emulation.VirtualTimePolicy
---@field budget? number
---@field maxVirtualTimeTaskStarvationCount? integer
---@field initialVirtualTime? bctrl.cdp.Network.TimeSinceEpoch

---@class bctrl.cdp.Emulation.setVirtualTimePolicy.Result
---@field virtualTimeTicksBase number

---@class bctrl.cdp.Emulation.setLocaleOverride.Params
---@field locale? string

---@class bctrl.cdp.Emulation.setTimezoneOverride.Params
---@field timezoneId string

---@class bctrl.cdp.Emulation.setVisibleSize.Params
---@field width integer
---@field height integer

---@class bctrl.cdp.Emulation.setDisabledImageTypes.Params
---@field imageTypes bctrl.cdp.Emulation.DisabledImageType[]

---@class bctrl.cdp.Emulation.setDataSaverOverride.Params
---@field dataSaverEnabled? boolean

---@class bctrl.cdp.Emulation.setHardwareConcurrencyOverride.Params
---@field hardwareConcurrency integer

---@class bctrl.cdp.Emulation.setCPUPerformanceOverride.Params
---@field performanceTier? "unknown"|"low"|"mid"|"high"|"ultra"

---@class bctrl.cdp.Emulation.setUserAgentOverride.Params
---@field userAgent string
---@field acceptLanguage? string
---@field platform? string
---@field userAgentMetadata? bctrl.cdp.Emulation.UserAgentMetadata

---@class bctrl.cdp.Emulation.setAutomationOverride.Params
---@field enabled boolean

---@class bctrl.cdp.Emulation.setSmallViewportHeightDifferenceOverride.Params
---@field difference integer

---@class bctrl.cdp.Emulation.getScreenInfos.Result
---@field screenInfos bctrl.cdp.Emulation.ScreenInfo[]

---@class bctrl.cdp.Emulation.addScreen.Params
---@field left integer
---@field top integer
---@field width integer
---@field height integer
---@field workAreaInsets? bctrl.cdp.Emulation.WorkAreaInsets
---@field devicePixelRatio? number
---@field rotation? integer
---@field colorDepth? integer
---@field label? string
---@field isInternal? boolean

---@class bctrl.cdp.Emulation.addScreen.Result
---@field screenInfo bctrl.cdp.Emulation.ScreenInfo

---@class bctrl.cdp.Emulation.updateScreen.Params
---@field screenId bctrl.cdp.Emulation.ScreenId
---@field left? integer
---@field top? integer
---@field width? integer
---@field height? integer
---@field workAreaInsets? bctrl.cdp.Emulation.WorkAreaInsets
---@field devicePixelRatio? number
---@field rotation? integer
---@field colorDepth? integer
---@field label? string
---@field isInternal? boolean

---@class bctrl.cdp.Emulation.updateScreen.Result
---@field screenInfo bctrl.cdp.Emulation.ScreenInfo

---@class bctrl.cdp.Emulation.removeScreen.Params
---@field screenId bctrl.cdp.Emulation.ScreenId

---@class bctrl.cdp.Emulation.setPrimaryScreen.Params
---@field screenId bctrl.cdp.Emulation.ScreenId

---@class bctrl.cdp.Emulation.screenOrientationLockChanged
---@field locked boolean
---@field orientation? bctrl.cdp.Emulation.ScreenOrientation

---@class bctrl.cdp.EventBreakpoints.setInstrumentationBreakpoint.Params
---@field eventName string

---@class bctrl.cdp.EventBreakpoints.removeInstrumentationBreakpoint.Params
---@field eventName string

---@alias bctrl.cdp.Extensions.StorageArea "session"|"local"|"sync"|"managed"

---@class bctrl.cdp.Extensions.ExtensionInfo
---@field id string
---@field name string
---@field version string
---@field path string
---@field enabled boolean

---@class bctrl.cdp.Extensions.triggerAction.Params
---@field id string
---@field targetId string

---@class bctrl.cdp.Extensions.loadUnpacked.Params
---@field path string
---@field enableInIncognito? boolean

---@class bctrl.cdp.Extensions.loadUnpacked.Result
---@field id string

---@class bctrl.cdp.Extensions.getExtensions.Result
---@field extensions bctrl.cdp.Extensions.ExtensionInfo[]

---@class bctrl.cdp.Extensions.uninstall.Params
---@field id string

---@class bctrl.cdp.Extensions.getStorageItems.Params
---@field id string
---@field storageArea bctrl.cdp.Extensions.StorageArea
---@field keys? string[]

---@class bctrl.cdp.Extensions.getStorageItems.Result
---@field data table

---@class bctrl.cdp.Extensions.removeStorageItems.Params
---@field id string
---@field storageArea bctrl.cdp.Extensions.StorageArea
---@field keys string[]

---@class bctrl.cdp.Extensions.clearStorageItems.Params
---@field id string
---@field storageArea bctrl.cdp.Extensions.StorageArea

---@class bctrl.cdp.Extensions.setStorageItems.Params
---@field id string
---@field storageArea bctrl.cdp.Extensions.StorageArea
---@field values table

---@alias bctrl.cdp.FedCm.LoginState "SignIn"|"SignUp"

---@alias bctrl.cdp.FedCm.DialogType "AccountChooser"|"AutoReauthn"|"ConfirmIdpLogin"|"Error"

---@alias bctrl.cdp.FedCm.DialogButton "ConfirmIdpLoginContinue"|"ErrorGotIt"|"ErrorMoreDetails"

---@alias bctrl.cdp.FedCm.AccountUrlType "TermsOfService"|"PrivacyPolicy"

---@class bctrl.cdp.FedCm.Account
---@field accountId string
---@field email string
---@field name string
---@field givenName string
---@field pictureUrl string
---@field idpConfigUrl string
---@field idpLoginUrl string
---@field loginState bctrl.cdp.FedCm.LoginState
---@field termsOfServiceUrl? string
---@field privacyPolicyUrl? string

---@class bctrl.cdp.FedCm.enable.Params
---@field disableRejectionDelay? boolean

---@class bctrl.cdp.FedCm.selectAccount.Params
---@field dialogId string
---@field accountIndex integer

---@class bctrl.cdp.FedCm.clickDialogButton.Params
---@field dialogId string
---@field dialogButton bctrl.cdp.FedCm.DialogButton

---@class bctrl.cdp.FedCm.openUrl.Params
---@field dialogId string
---@field accountIndex integer
---@field accountUrlType bctrl.cdp.FedCm.AccountUrlType

---@class bctrl.cdp.FedCm.dismissDialog.Params
---@field dialogId string
---@field triggerCooldown? boolean

---@class bctrl.cdp.FedCm.dialogShown
---@field dialogId string
---@field dialogType bctrl.cdp.FedCm.DialogType
---@field accounts bctrl.cdp.FedCm.Account[]
---@field title string
---@field subtitle? string

---@class bctrl.cdp.FedCm.dialogClosed
---@field dialogId string

---@alias bctrl.cdp.Fetch.RequestId string

---@alias bctrl.cdp.Fetch.RequestStage "Request"|"Response"

---@class bctrl.cdp.Fetch.RequestPattern
---@field urlPattern? string
---@field resourceType? bctrl.cdp.Network.ResourceType
---@field requestStage? bctrl.cdp.Fetch.RequestStage

---@class bctrl.cdp.Fetch.HeaderEntry
---@field name string
---@field value string

---@class bctrl.cdp.Fetch.AuthChallenge
---@field source? "Server"|"Proxy"
---@field origin string
---@field scheme string
---@field realm string

---@class bctrl.cdp.Fetch.AuthChallengeResponse
---@field response "Default"|"CancelAuth"|"ProvideCredentials"
---@field username? string
---@field password? string

---@class bctrl.cdp.Fetch.enable.Params
---@field patterns? bctrl.cdp.Fetch.RequestPattern[]
---@field handleAuthRequests? boolean

---@class bctrl.cdp.Fetch.failRequest.Params
---@field requestId bctrl.cdp.Fetch.RequestId
---@field errorReason bctrl.cdp.Network.ErrorReason

---@class bctrl.cdp.Fetch.fulfillRequest.Params
---@field requestId bctrl.cdp.Fetch.RequestId
---@field responseCode integer
---@field responseHeaders? bctrl.cdp.Fetch.HeaderEntry[]
---@field binaryResponseHeaders? string
---@field body? string
---@field responsePhrase? string

---@class bctrl.cdp.Fetch.continueRequest.Params
---@field requestId bctrl.cdp.Fetch.RequestId
---@field url? string
---@field method? string
---@field postData? string
---@field headers? bctrl.cdp.Fetch.HeaderEntry[]
---@field interceptResponse? boolean

---@class bctrl.cdp.Fetch.continueWithAuth.Params
---@field requestId bctrl.cdp.Fetch.RequestId
---@field authChallengeResponse bctrl.cdp.Fetch.AuthChallengeResponse

---@class bctrl.cdp.Fetch.continueResponse.Params
---@field requestId bctrl.cdp.Fetch.RequestId
---@field responseCode? integer
---@field responsePhrase? string
---@field responseHeaders? bctrl.cdp.Fetch.HeaderEntry[]
---@field binaryResponseHeaders? string

---@class bctrl.cdp.Fetch.getResponseBody.Params
---@field requestId bctrl.cdp.Fetch.RequestId

---@class bctrl.cdp.Fetch.getResponseBody.Result
---@field body string
---@field base64Encoded boolean

---@class bctrl.cdp.Fetch.takeResponseBodyAsStream.Params
---@field requestId bctrl.cdp.Fetch.RequestId

---@class bctrl.cdp.Fetch.takeResponseBodyAsStream.Result
---@field stream bctrl.cdp.IO.StreamHandle

---@class bctrl.cdp.Fetch.requestPaused
---@field requestId bctrl.cdp.Fetch.RequestId
---@field request bctrl.cdp.Network.Request
---@field frameId bctrl.cdp.Page.FrameId
---@field resourceType bctrl.cdp.Network.ResourceType
---@field responseErrorReason? bctrl.cdp.Network.ErrorReason
---@field responseStatusCode? integer
---@field responseStatusText? string
---@field responseHeaders? bctrl.cdp.Fetch.HeaderEntry[]
---@field networkId? bctrl.cdp.Network.RequestId
---@field redirectedRequestId? bctrl.cdp.Fetch.RequestId

---@class bctrl.cdp.Fetch.authRequired
---@field requestId bctrl.cdp.Fetch.RequestId
---@field request bctrl.cdp.Network.Request
---@field frameId bctrl.cdp.Page.FrameId
---@field resourceType bctrl.cdp.Network.ResourceType
---@field authChallenge bctrl.cdp.Fetch.AuthChallenge

---@class bctrl.cdp.FileSystem.File
---@field name string
---@field lastModified bctrl.cdp.Network.TimeSinceEpoch
---@field size number
---@field type string

---@class bctrl.cdp.FileSystem.Directory
---@field name string
---@field nestedDirectories string[]
---@field nestedFiles bctrl.cdp.FileSystem.File[]

---@class bctrl.cdp.FileSystem.BucketFileSystemLocator
---@field storageKey bctrl.cdp.Storage.SerializedStorageKey
---@field bucketName? string
---@field pathComponents string[]

---@class bctrl.cdp.FileSystem.getDirectory.Params
---@field bucketFileSystemLocator bctrl.cdp.FileSystem.BucketFileSystemLocator

---@class bctrl.cdp.FileSystem.getDirectory.Result
---@field directory bctrl.cdp.FileSystem.Directory

---@class bctrl.cdp.FindInPage.findFirst.Params
---@field query string

---@class bctrl.cdp.HeadlessExperimental.ScreenshotParams
---@field format? "jpeg"|"png"|"webp"
---@field quality? integer
---@field optimizeForSpeed? boolean

---@class bctrl.cdp.HeadlessExperimental.beginFrame.Params
---@field frameTimeTicks? number
---@field interval? number
---@field noDisplayUpdates? boolean
---@field screenshot? bctrl.cdp.HeadlessExperimental.ScreenshotParams

---@class bctrl.cdp.HeadlessExperimental.beginFrame.Result
---@field hasDamage boolean
---@field screenshotData? string

---@alias bctrl.cdp.HeapProfiler.HeapSnapshotObjectId string

---@class bctrl.cdp.HeapProfiler.SamplingHeapProfileNode
---@field callFrame bctrl.cdp.Runtime.CallFrame
---@field selfSize number
---@field id integer
---@field children bctrl.cdp.HeapProfiler.SamplingHeapProfileNode[]

---@class bctrl.cdp.HeapProfiler.SamplingHeapProfileSample
---@field size number
---@field nodeId integer
---@field ordinal number

---@class bctrl.cdp.HeapProfiler.SamplingHeapProfile
---@field head bctrl.cdp.HeapProfiler.SamplingHeapProfileNode
---@field samples bctrl.cdp.HeapProfiler.SamplingHeapProfileSample[]

---@class bctrl.cdp.HeapProfiler.addInspectedHeapObject.Params
---@field heapObjectId bctrl.cdp.HeapProfiler.HeapSnapshotObjectId

---@class bctrl.cdp.HeapProfiler.getHeapObjectId.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.HeapProfiler.getHeapObjectId.Result
---@field heapSnapshotObjectId bctrl.cdp.HeapProfiler.HeapSnapshotObjectId

---@class bctrl.cdp.HeapProfiler.getObjectByHeapObjectId.Params
---@field objectId bctrl.cdp.HeapProfiler.HeapSnapshotObjectId
---@field objectGroup? string

---@class bctrl.cdp.HeapProfiler.getObjectByHeapObjectId.Result
---@field result bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.HeapProfiler.getSamplingProfile.Result
---@field profile bctrl.cdp.HeapProfiler.SamplingHeapProfile

---@class bctrl.cdp.HeapProfiler.startSampling.Params
---@field samplingInterval? number
---@field stackDepth? number
---@field includeObjectsCollectedByMajorGC? boolean
---@field includeObjectsCollectedByMinorGC? boolean

---@class bctrl.cdp.HeapProfiler.startTrackingHeapObjects.Params
---@field trackAllocations? boolean

---@class bctrl.cdp.HeapProfiler.stopSampling.Result
---@field profile bctrl.cdp.HeapProfiler.SamplingHeapProfile

---@class bctrl.cdp.HeapProfiler.stopTrackingHeapObjects.Params
---@field reportProgress? boolean
---@field treatGlobalObjectsAsRoots? boolean
---@field captureNumericValue? boolean
---@field exposeInternals? boolean

---@class bctrl.cdp.HeapProfiler.takeHeapSnapshot.Params
---@field reportProgress? boolean
---@field treatGlobalObjectsAsRoots? boolean
---@field captureNumericValue? boolean
---@field exposeInternals? boolean

---@class bctrl.cdp.HeapProfiler.addHeapSnapshotChunk
---@field chunk string

---@class bctrl.cdp.HeapProfiler.heapStatsUpdate
---@field statsUpdate integer[]

---@class bctrl.cdp.HeapProfiler.lastSeenObjectId
---@field lastSeenObjectId integer
---@field timestamp number

---@class bctrl.cdp.HeapProfiler.reportHeapSnapshotProgress
---@field done integer
---@field total integer
---@field finished? boolean

---@alias bctrl.cdp.IO.StreamHandle string

---@class bctrl.cdp.IO.close.Params
---@field handle bctrl.cdp.IO.StreamHandle

---@class bctrl.cdp.IO.read.Params
---@field handle bctrl.cdp.IO.StreamHandle
---@field offset? integer
---@field size? integer

---@class bctrl.cdp.IO.read.Result
---@field base64Encoded? boolean
---@field data string
---@field eof boolean

---@class bctrl.cdp.IO.resolveBlob.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.IO.resolveBlob.Result
---@field uuid string

---@class bctrl.cdp.IndexedDB.DatabaseWithObjectStores
---@field name string
---@field version number
---@field objectStores bctrl.cdp.IndexedDB.ObjectStore[]

---@class bctrl.cdp.IndexedDB.ObjectStore
---@field name string
---@field keyPath bctrl.cdp.IndexedDB.KeyPath
---@field autoIncrement boolean
---@field indexes bctrl.cdp.IndexedDB.ObjectStoreIndex[]

---@class bctrl.cdp.IndexedDB.ObjectStoreIndex
---@field name string
---@field keyPath bctrl.cdp.IndexedDB.KeyPath
---@field unique boolean
---@field multiEntry boolean

---@class bctrl.cdp.IndexedDB.Key
---@field type "number"|"string"|"date"|"array"
---@field number? number
---@field string? string
---@field date? number
---@field array? bctrl.cdp.IndexedDB.Key[]

---@class bctrl.cdp.IndexedDB.KeyRange
---@field lower? bctrl.cdp.IndexedDB.Key
---@field upper? bctrl.cdp.IndexedDB.Key
---@field lowerOpen boolean
---@field upperOpen boolean

---@class bctrl.cdp.IndexedDB.DataEntry
---@field key bctrl.cdp.Runtime.RemoteObject
---@field primaryKey bctrl.cdp.Runtime.RemoteObject
---@field value bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.IndexedDB.KeyPath
---@field type "null"|"string"|"array"
---@field string? string
---@field array? string[]

---@class bctrl.cdp.IndexedDB.clearObjectStore.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field databaseName string
---@field objectStoreName string

---@class bctrl.cdp.IndexedDB.deleteDatabase.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field databaseName string

---@class bctrl.cdp.IndexedDB.deleteObjectStoreEntries.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field databaseName string
---@field objectStoreName string
---@field keyRange bctrl.cdp.IndexedDB.KeyRange

---@class bctrl.cdp.IndexedDB.requestData.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field databaseName string
---@field objectStoreName string
---@field indexName? string
---@field skipCount integer
---@field pageSize integer
---@field keyRange? bctrl.cdp.IndexedDB.KeyRange

---@class bctrl.cdp.IndexedDB.requestData.Result
---@field objectStoreDataEntries bctrl.cdp.IndexedDB.DataEntry[]
---@field hasMore boolean

---@class bctrl.cdp.IndexedDB.getMetadata.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field databaseName string
---@field objectStoreName string

---@class bctrl.cdp.IndexedDB.getMetadata.Result
---@field entriesCount number
---@field keyGeneratorValue number

---@class bctrl.cdp.IndexedDB.requestDatabase.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket
---@field databaseName string

---@class bctrl.cdp.IndexedDB.requestDatabase.Result
---@field databaseWithObjectStores bctrl.cdp.IndexedDB.DatabaseWithObjectStores

---@class bctrl.cdp.IndexedDB.requestDatabaseNames.Params
---@field securityOrigin? string
---@field storageKey? string
---@field storageBucket? bctrl.cdp.Storage.StorageBucket

---@class bctrl.cdp.IndexedDB.requestDatabaseNames.Result
---@field databaseNames string[]

---@class bctrl.cdp.Input.TouchPoint
---@field x number
---@field y number
---@field radiusX? number
---@field radiusY? number
---@field rotationAngle? number
---@field force? number
---@field tangentialPressure? number
---@field tiltX? number
---@field tiltY? number
---@field twist? integer
---@field id? number

---@alias bctrl.cdp.Input.GestureSourceType "default"|"touch"|"mouse"

---@alias bctrl.cdp.Input.MouseButton "none"|"left"|"middle"|"right"|"back"|"forward"

---@alias bctrl.cdp.Input.TimeSinceEpoch number

---@class bctrl.cdp.Input.DragDataItem
---@field mimeType string
---@field data string
---@field title? string
---@field baseURL? string

---@class bctrl.cdp.Input.DragData
---@field items bctrl.cdp.Input.DragDataItem[]
---@field files? string[]
---@field dragOperationsMask integer

---@class bctrl.cdp.Input.dispatchDragEvent.Params
---@field type "dragEnter"|"dragOver"|"drop"|"dragCancel"
---@field x number
---@field y number
---@field data bctrl.cdp.Input.DragData
---@field modifiers? integer

---@class bctrl.cdp.Input.dispatchKeyEvent.Params
---@field type "keyDown"|"keyUp"|"rawKeyDown"|"char"
---@field modifiers? integer
---@field timestamp? bctrl.cdp.Input.TimeSinceEpoch
---@field text? string
---@field unmodifiedText? string
---@field keyIdentifier? string
---@field code? string
---@field key? string
---@field windowsVirtualKeyCode? integer
---@field nativeVirtualKeyCode? integer
---@field autoRepeat? boolean
---@field isKeypad? boolean
---@field isSystemKey? boolean
---@field location? integer
---@field commands? string[]

---@class bctrl.cdp.Input.insertText.Params
---@field text string

---@class bctrl.cdp.Input.imeSetComposition.Params
---@field text string
---@field selectionStart integer
---@field selectionEnd integer
---@field replacementStart? integer
---@field replacementEnd? integer

---@class bctrl.cdp.Input.dispatchMouseEvent.Params
---@field type "mousePressed"|"mouseReleased"|"mouseMoved"|"mouseWheel"
---@field x number
---@field y number
---@field modifiers? integer
---@field timestamp? bctrl.cdp.Input.TimeSinceEpoch
---@field button? bctrl.cdp.Input.MouseButton
---@field buttons? integer
---@field clickCount? integer
---@field force? number
---@field tangentialPressure? number
---@field tiltX? number
---@field tiltY? number
---@field twist? integer
---@field deltaX? number
---@field deltaY? number
---@field pointerType? "mouse"|"pen"

---@class bctrl.cdp.Input.dispatchTouchEvent.Params
---@field type "touchStart"|"touchEnd"|"touchMove"|"touchCancel"
---@field touchPoints bctrl.cdp.Input.TouchPoint[]
---@field modifiers? integer
---@field timestamp? bctrl.cdp.Input.TimeSinceEpoch

---@class bctrl.cdp.Input.emulateTouchFromMouseEvent.Params
---@field type "mousePressed"|"mouseReleased"|"mouseMoved"|"mouseWheel"
---@field x integer
---@field y integer
---@field button bctrl.cdp.Input.MouseButton
---@field timestamp? bctrl.cdp.Input.TimeSinceEpoch
---@field deltaX? number
---@field deltaY? number
---@field modifiers? integer
---@field clickCount? integer

---@class bctrl.cdp.Input.setIgnoreInputEvents.Params
---@field ignore boolean

---@class bctrl.cdp.Input.setInterceptDrags.Params
---@field enabled boolean

---@class bctrl.cdp.Input.synthesizePinchGesture.Params
---@field x number
---@field y number
---@field scaleFactor number
---@field relativeSpeed? integer
---@field gestureSourceType? bctrl.cdp.Input.GestureSourceType

---@class bctrl.cdp.Input.synthesizeScrollGesture.Params
---@field x number
---@field y number
---@field xDistance? number
---@field yDistance? number
---@field xOverscroll? number
---@field yOverscroll? number
---@field preventFling? boolean
---@field speed? integer
---@field gestureSourceType? bctrl.cdp.Input.GestureSourceType
---@field repeatCount? integer
---@field repeatDelayMs? integer
---@field interactionMarkerName? string

---@class bctrl.cdp.Input.synthesizeTapGesture.Params
---@field x number
---@field y number
---@field duration? integer
---@field tapCount? integer
---@field gestureSourceType? bctrl.cdp.Input.GestureSourceType

---@class bctrl.cdp.Input.dragIntercepted
---@field data bctrl.cdp.Input.DragData

---@class bctrl.cdp.Inspector.detached
---@field reason string

---@alias bctrl.cdp.LayerTree.LayerId string

---@alias bctrl.cdp.LayerTree.SnapshotId string

---@class bctrl.cdp.LayerTree.ScrollRect
---@field rect bctrl.cdp.DOM.Rect
---@field type "RepaintsOnScroll"|"TouchEventHandler"|"WheelEventHandler"

---@class bctrl.cdp.LayerTree.StickyPositionConstraint
---@field stickyBoxRect bctrl.cdp.DOM.Rect
---@field containingBlockRect bctrl.cdp.DOM.Rect
---@field nearestLayerShiftingStickyBox? bctrl.cdp.LayerTree.LayerId
---@field nearestLayerShiftingContainingBlock? bctrl.cdp.LayerTree.LayerId

---@class bctrl.cdp.LayerTree.PictureTile
---@field x number
---@field y number
---@field picture string

---@class bctrl.cdp.LayerTree.Layer
---@field layerId bctrl.cdp.LayerTree.LayerId
---@field parentLayerId? bctrl.cdp.LayerTree.LayerId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field offsetX number
---@field offsetY number
---@field width number
---@field height number
---@field transform? number[]
---@field anchorX? number
---@field anchorY? number
---@field anchorZ? number
---@field paintCount integer
---@field drawsContent boolean
---@field invisible? boolean
---@field scrollRects? bctrl.cdp.LayerTree.ScrollRect[]
---@field stickyPositionConstraint? bctrl.cdp.LayerTree.StickyPositionConstraint

---@alias bctrl.cdp.LayerTree.PaintProfile number[]

---@class bctrl.cdp.LayerTree.compositingReasons.Params
---@field layerId bctrl.cdp.LayerTree.LayerId

---@class bctrl.cdp.LayerTree.compositingReasons.Result
---@field compositingReasons string[]
---@field compositingReasonIds string[]

---@class bctrl.cdp.LayerTree.loadSnapshot.Params
---@field tiles bctrl.cdp.LayerTree.PictureTile[]

---@class bctrl.cdp.LayerTree.loadSnapshot.Result
---@field snapshotId bctrl.cdp.LayerTree.SnapshotId

---@class bctrl.cdp.LayerTree.makeSnapshot.Params
---@field layerId bctrl.cdp.LayerTree.LayerId

---@class bctrl.cdp.LayerTree.makeSnapshot.Result
---@field snapshotId bctrl.cdp.LayerTree.SnapshotId

---@class bctrl.cdp.LayerTree.profileSnapshot.Params
---@field snapshotId bctrl.cdp.LayerTree.SnapshotId
---@field minRepeatCount? integer
---@field minDuration? number
---@field clipRect? bctrl.cdp.DOM.Rect

---@class bctrl.cdp.LayerTree.profileSnapshot.Result
---@field timings bctrl.cdp.LayerTree.PaintProfile[]

---@class bctrl.cdp.LayerTree.releaseSnapshot.Params
---@field snapshotId bctrl.cdp.LayerTree.SnapshotId

---@class bctrl.cdp.LayerTree.replaySnapshot.Params
---@field snapshotId bctrl.cdp.LayerTree.SnapshotId
---@field fromStep? integer
---@field toStep? integer
---@field scale? number

---@class bctrl.cdp.LayerTree.replaySnapshot.Result
---@field dataURL string

---@class bctrl.cdp.LayerTree.snapshotCommandLog.Params
---@field snapshotId bctrl.cdp.LayerTree.SnapshotId

---@class bctrl.cdp.LayerTree.snapshotCommandLog.Result
---@field commandLog table[]

---@class bctrl.cdp.LayerTree.layerPainted
---@field layerId bctrl.cdp.LayerTree.LayerId
---@field clip bctrl.cdp.DOM.Rect

---@class bctrl.cdp.LayerTree.layerTreeDidChange
---@field layers? bctrl.cdp.LayerTree.Layer[]

---@class bctrl.cdp.Log.LogEntry
---@field source "xml"|"javascript"|"network"|"storage"|"appcache"|"rendering"|"security"|"deprecation"|"worker"|"violation"|"intervention"|"recommendation"|"other"
---@field level "verbose"|"info"|"warning"|"error"
---@field text string
---@field category? "cors"
---@field timestamp bctrl.cdp.Runtime.Timestamp
---@field url? string
---@field lineNumber? integer
---@field stackTrace? bctrl.cdp.Runtime.StackTrace
---@field networkRequestId? bctrl.cdp.Network.RequestId
---@field workerId? string
---@field args? bctrl.cdp.Runtime.RemoteObject[]

---@class bctrl.cdp.Log.ViolationSetting
---@field name "longTask"|"longLayout"|"blockedEvent"|"blockedParser"|"discouragedAPIUse"|"handler"|"recurringHandler"
---@field threshold number

---@class bctrl.cdp.Log.startViolationsReport.Params
---@field config bctrl.cdp.Log.ViolationSetting[]

---@class bctrl.cdp.Log.entryAdded
---@field entry bctrl.cdp.Log.LogEntry

---@alias bctrl.cdp.Media.PlayerId string

---@alias bctrl.cdp.Media.Timestamp number

---@class bctrl.cdp.Media.PlayerMessage
---@field level "error"|"warning"|"info"|"debug"
---@field message string

---@class bctrl.cdp.Media.PlayerProperty
---@field name string
---@field value string

---@class bctrl.cdp.Media.PlayerEvent
---@field timestamp bctrl.cdp.Media.Timestamp
---@field value string

---@class bctrl.cdp.Media.PlayerErrorSourceLocation
---@field file string
---@field line integer

---@class bctrl.cdp.Media.PlayerError
---@field errorType string
---@field code integer
---@field stack bctrl.cdp.Media.PlayerErrorSourceLocation[]
---@field cause bctrl.cdp.Media.PlayerError[]
---@field data table

---@class bctrl.cdp.Media.Player
---@field playerId bctrl.cdp.Media.PlayerId
---@field domNodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.Media.playerPropertiesChanged
---@field playerId bctrl.cdp.Media.PlayerId
---@field properties bctrl.cdp.Media.PlayerProperty[]

---@class bctrl.cdp.Media.playerEventsAdded
---@field playerId bctrl.cdp.Media.PlayerId
---@field events bctrl.cdp.Media.PlayerEvent[]

---@class bctrl.cdp.Media.playerMessagesLogged
---@field playerId bctrl.cdp.Media.PlayerId
---@field messages bctrl.cdp.Media.PlayerMessage[]

---@class bctrl.cdp.Media.playerErrorsRaised
---@field playerId bctrl.cdp.Media.PlayerId
---@field errors bctrl.cdp.Media.PlayerError[]

---@class bctrl.cdp.Media.playerCreated
---@field player bctrl.cdp.Media.Player

---@alias bctrl.cdp.Memory.PressureLevel "moderate"|"critical"

---@class bctrl.cdp.Memory.SamplingProfileNode
---@field size number
---@field total number
---@field stack string[]

---@class bctrl.cdp.Memory.SamplingProfile
---@field samples bctrl.cdp.Memory.SamplingProfileNode[]
---@field modules bctrl.cdp.Memory.Module[]

---@class bctrl.cdp.Memory.Module
---@field name string
---@field uuid string
---@field baseAddress string
---@field size number

---@class bctrl.cdp.Memory.DOMCounter
---@field name string
---@field count integer

---@class bctrl.cdp.Memory.getDOMCounters.Result
---@field documents integer
---@field nodes integer
---@field jsEventListeners integer

---@class bctrl.cdp.Memory.getDOMCountersForLeakDetection.Result
---@field counters bctrl.cdp.Memory.DOMCounter[]

---@class bctrl.cdp.Memory.setPressureNotificationsSuppressed.Params
---@field suppressed boolean

---@class bctrl.cdp.Memory.simulatePressureNotification.Params
---@field level bctrl.cdp.Memory.PressureLevel

---@class bctrl.cdp.Memory.startSampling.Params
---@field samplingInterval? integer
---@field suppressRandomness? boolean

---@class bctrl.cdp.Memory.getAllTimeSamplingProfile.Result
---@field profile bctrl.cdp.Memory.SamplingProfile

---@class bctrl.cdp.Memory.getBrowserSamplingProfile.Result
---@field profile bctrl.cdp.Memory.SamplingProfile

---@class bctrl.cdp.Memory.getSamplingProfile.Result
---@field profile bctrl.cdp.Memory.SamplingProfile

---@alias bctrl.cdp.Network.ResourceType "Document"|"Stylesheet"|"Image"|"Media"|"Font"|"Script"|"TextTrack"|"XHR"|"Fetch"|"Prefetch"|"EventSource"|"WebSocket"|"Manifest"|"SignedExchange"|"Ping"|"CSPViolationReport"|"Preflight"|"FedCM"|"Other"

---@alias bctrl.cdp.Network.LoaderId string

---@alias bctrl.cdp.Network.RequestId string

---@alias bctrl.cdp.Network.ErrorReason "Failed"|"Aborted"|"TimedOut"|"AccessDenied"|"ConnectionClosed"|"ConnectionReset"|"ConnectionRefused"|"ConnectionAborted"|"ConnectionFailed"|"NameNotResolved"|"InternetDisconnected"|"AddressUnreachable"|"BlockedByClient"|"BlockedByResponse"

---@alias bctrl.cdp.Network.TimeSinceEpoch number

---@alias bctrl.cdp.Network.MonotonicTime number

---@alias bctrl.cdp.Network.Headers table

---@alias bctrl.cdp.Network.ConnectionType "none"|"cellular2g"|"cellular3g"|"cellular4g"|"bluetooth"|"ethernet"|"wifi"|"wimax"|"other"

---@alias bctrl.cdp.Network.CookieSameSite "Strict"|"Lax"|"None"

---@alias bctrl.cdp.Network.CookiePriority "Low"|"Medium"|"High"

---@alias bctrl.cdp.Network.CookieSourceScheme "Unset"|"NonSecure"|"Secure"

---@class bctrl.cdp.Network.ResourceTiming
---@field requestTime number
---@field proxyStart number
---@field proxyEnd number
---@field dnsStart number
---@field dnsEnd number
---@field connectStart number
---@field connectEnd number
---@field sslStart number
---@field sslEnd number
---@field workerStart number
---@field workerReady number
---@field workerFetchStart number
---@field workerRespondWithSettled number
---@field workerRouterEvaluationStart? number
---@field workerCacheLookupStart? number
---@field sendStart number
---@field sendEnd number
---@field pushStart number
---@field pushEnd number
---@field receiveHeadersStart number
---@field receiveHeadersEnd number

---@alias bctrl.cdp.Network.ResourcePriority "VeryLow"|"Low"|"Medium"|"High"|"VeryHigh"

---@alias bctrl.cdp.Network.RenderBlockingBehavior "Blocking"|"InBodyParserBlocking"|"NonBlocking"|"NonBlockingDynamic"|"PotentiallyBlocking"

---@class bctrl.cdp.Network.PostDataEntry
---@field bytes? string

---@class bctrl.cdp.Network.Request
---@field url string
---@field urlFragment? string
---@field method string
---@field headers bctrl.cdp.Network.Headers
---@field postData? string
---@field hasPostData? boolean
---@field postDataEntries? bctrl.cdp.Network.PostDataEntry[]
---@field mixedContentType? bctrl.cdp.Security.MixedContentType
---@field initialPriority bctrl.cdp.Network.ResourcePriority
---@field referrerPolicy "unsafe-url"|"no-referrer-when-downgrade"|"no-referrer"|"origin"|"origin-when-cross-origin"|"same-origin"|"strict-origin"|"strict-origin-when-cross-origin"
---@field isLinkPreload? boolean
---@field trustTokenParams? bctrl.cdp.Network.TrustTokenParams
---@field isSameSite? boolean
---@field isAdRelated? boolean

---@class bctrl.cdp.Network.SignedCertificateTimestamp
---@field status string
---@field origin string
---@field logDescription string
---@field logId string
---@field timestamp number
---@field hashAlgorithm string
---@field signatureAlgorithm string
---@field signatureData string

---@class bctrl.cdp.Network.SecurityDetails
---@field protocol string
---@field keyExchange string
---@field keyExchangeGroup? string
---@field cipher string
---@field mac? string
---@field certificateId bctrl.cdp.Security.CertificateId
---@field subjectName string
---@field sanList string[]
---@field issuer string
---@field validFrom bctrl.cdp.Network.TimeSinceEpoch
---@field validTo bctrl.cdp.Network.TimeSinceEpoch
---@field signedCertificateTimestampList bctrl.cdp.Network.SignedCertificateTimestamp[]
---@field certificateTransparencyCompliance bctrl.cdp.Network.CertificateTransparencyCompliance
---@field serverSignatureAlgorithm? integer
---@field encryptedClientHello boolean

---@alias bctrl.cdp.Network.CertificateTransparencyCompliance "unknown"|"not-compliant"|"compliant"

---@alias bctrl.cdp.Network.BlockedReason "other"|"csp"|"mixed-content"|"origin"|"inspector"|"integrity"|"subresource-filter"|"content-type"|"coep-frame-resource-needs-coep-header"|"coop-sandboxed-iframe-cannot-navigate-to-coop-page"|"corp-not-same-origin"|"corp-not-same-origin-after-defaulted-to-same-origin-by-coep"|"corp-not-same-origin-after-defaulted-to-same-origin-by-dip"|"corp-not-same-origin-after-defaulted-to-same-origin-by-coep-and-dip"|"corp-not-same-site"|"sri-message-signature-mismatch"

---@alias bctrl.cdp.Network.CorsError "DisallowedByMode"|"InvalidResponse"|"WildcardOriginNotAllowed"|"MissingAllowOriginHeader"|"MultipleAllowOriginValues"|"InvalidAllowOriginValue"|"AllowOriginMismatch"|"InvalidAllowCredentials"|"CorsDisabledScheme"|"PreflightInvalidStatus"|"PreflightDisallowedRedirect"|"PreflightWildcardOriginNotAllowed"|"PreflightMissingAllowOriginHeader"|"PreflightMultipleAllowOriginValues"|"PreflightInvalidAllowOriginValue"|"PreflightAllowOriginMismatch"|"PreflightInvalidAllowCredentials"|"PreflightMissingAllowExternal"|"PreflightInvalidAllowExternal"|"InvalidAllowMethodsPreflightResponse"|"InvalidAllowHeadersPreflightResponse"|"MethodDisallowedByPreflightResponse"|"HeaderDisallowedByPreflightResponse"|"RedirectContainsCredentials"|"InsecureLocalNetwork"|"InvalidLocalNetworkAccess"|"NoCorsRedirectModeNotFollow"|"LocalNetworkAccessPermissionDenied"

---@class bctrl.cdp.Network.CorsErrorStatus
---@field corsError bctrl.cdp.Network.CorsError
---@field failedParameter string

---@alias bctrl.cdp.Network.ServiceWorkerResponseSource "cache-storage"|"http-cache"|"fallback-code"|"network"

---@class bctrl.cdp.Network.TrustTokenParams
---@field operation bctrl.cdp.Network.TrustTokenOperationType
---@field refreshPolicy "UseCached"|"Refresh"
---@field issuers? string[]

---@alias bctrl.cdp.Network.TrustTokenOperationType "Issuance"|"Redemption"|"Signing"

---@alias bctrl.cdp.Network.AlternateProtocolUsage "alternativeJobWonWithoutRace"|"alternativeJobWonRace"|"mainJobWonRace"|"mappingMissing"|"broken"|"dnsAlpnH3JobWonWithoutRace"|"dnsAlpnH3JobWonRace"|"unspecifiedReason"

---@alias bctrl.cdp.Network.ServiceWorkerRouterSource "network"|"cache"|"fetch-event"|"race-network-and-fetch-handler"|"race-network-and-cache"

---@class bctrl.cdp.Network.ServiceWorkerRouterInfo
---@field ruleIdMatched? integer
---@field matchedSourceType? bctrl.cdp.Network.ServiceWorkerRouterSource
---@field actualSourceType? bctrl.cdp.Network.ServiceWorkerRouterSource

---@class bctrl.cdp.Network.Response
---@field url string
---@field status integer
---@field statusText string
---@field headers bctrl.cdp.Network.Headers
---@field headersText? string
---@field mimeType string
---@field charset string
---@field requestHeaders? bctrl.cdp.Network.Headers
---@field requestHeadersText? string
---@field connectionReused boolean
---@field connectionId number
---@field remoteIPAddress? string
---@field remotePort? integer
---@field fromDiskCache? boolean
---@field fromServiceWorker? boolean
---@field fromPrefetchCache? boolean
---@field fromEarlyHints? boolean
---@field serviceWorkerRouterInfo? bctrl.cdp.Network.ServiceWorkerRouterInfo
---@field encodedDataLength number
---@field timing? bctrl.cdp.Network.ResourceTiming
---@field serviceWorkerResponseSource? bctrl.cdp.Network.ServiceWorkerResponseSource
---@field responseTime? bctrl.cdp.Network.TimeSinceEpoch
---@field cacheStorageCacheName? string
---@field protocol? string
---@field alternateProtocolUsage? bctrl.cdp.Network.AlternateProtocolUsage
---@field securityState bctrl.cdp.Security.SecurityState
---@field securityDetails? bctrl.cdp.Network.SecurityDetails

---@class bctrl.cdp.Network.WebSocketRequest
---@field headers bctrl.cdp.Network.Headers

---@class bctrl.cdp.Network.WebSocketResponse
---@field status integer
---@field statusText string
---@field headers bctrl.cdp.Network.Headers
---@field headersText? string
---@field requestHeaders? bctrl.cdp.Network.Headers
---@field requestHeadersText? string

---@class bctrl.cdp.Network.WebSocketFrame
---@field opcode number
---@field mask boolean
---@field payloadData string

---@class bctrl.cdp.Network.CachedResource
---@field url string
---@field type bctrl.cdp.Network.ResourceType
---@field response? bctrl.cdp.Network.Response
---@field bodySize number

---@class bctrl.cdp.Network.Initiator
---@field type "parser"|"script"|"preload"|"SignedExchange"|"preflight"|"FedCM"|"other"
---@field stack? bctrl.cdp.Runtime.StackTrace
---@field url? string
---@field lineNumber? number
---@field columnNumber? number
---@field requestId? bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Network.CookiePartitionKey
---@field topLevelSite string
---@field hasCrossSiteAncestor boolean

---@class bctrl.cdp.Network.Cookie
---@field name string
---@field value string
---@field domain string
---@field path string
---@field expires number
---@field size integer
---@field httpOnly boolean
---@field secure boolean
---@field session boolean
---@field sameSite? bctrl.cdp.Network.CookieSameSite
---@field priority bctrl.cdp.Network.CookiePriority
---@field sourceScheme bctrl.cdp.Network.CookieSourceScheme
---@field sourcePort integer
---@field partitionKey? bctrl.cdp.Network.CookiePartitionKey
---@field partitionKeyOpaque? boolean

---@alias bctrl.cdp.Network.SetCookieBlockedReason "SecureOnly"|"SameSiteStrict"|"SameSiteLax"|"SameSiteUnspecifiedTreatedAsLax"|"SameSiteNoneInsecure"|"UserPreferences"|"ThirdPartyPhaseout"|"SyntaxError"|"SchemeNotSupported"|"OverwriteSecure"|"InvalidDomain"|"InvalidPrefix"|"UnknownError"|"SchemefulSameSiteStrict"|"SchemefulSameSiteLax"|"SchemefulSameSiteUnspecifiedTreatedAsLax"|"NameValuePairExceedsMaxSize"|"DisallowedCharacter"|"NoCookieContent"

---@alias bctrl.cdp.Network.CookieBlockedReason "SecureOnly"|"NotOnPath"|"DomainMismatch"|"SameSiteStrict"|"SameSiteLax"|"SameSiteUnspecifiedTreatedAsLax"|"SameSiteNoneInsecure"|"UserPreferences"|"ThirdPartyPhaseout"|"UnknownError"|"SchemefulSameSiteStrict"|"SchemefulSameSiteLax"|"SchemefulSameSiteUnspecifiedTreatedAsLax"|"NameValuePairExceedsMaxSize"|"PortMismatch"|"SchemeMismatch"|"AnonymousContext"

---@alias bctrl.cdp.Network.CookieExemptionReason "None"|"UserSetting"|"EnterprisePolicy"|"StorageAccess"|"TopLevelStorageAccess"|"Scheme"|"SameSiteNoneCookiesInSandbox"

---@class bctrl.cdp.Network.BlockedSetCookieWithReason
---@field blockedReasons bctrl.cdp.Network.SetCookieBlockedReason[]
---@field cookieLine string
---@field cookie? bctrl.cdp.Network.Cookie

---@class bctrl.cdp.Network.ExemptedSetCookieWithReason
---@field exemptionReason bctrl.cdp.Network.CookieExemptionReason
---@field cookieLine string
---@field cookie bctrl.cdp.Network.Cookie

---@class bctrl.cdp.Network.AssociatedCookie
---@field cookie bctrl.cdp.Network.Cookie
---@field blockedReasons bctrl.cdp.Network.CookieBlockedReason[]
---@field exemptionReason? bctrl.cdp.Network.CookieExemptionReason

---@class bctrl.cdp.Network.CookieParam
---@field name string
---@field value string
---@field url? string
---@field domain? string
---@field path? string
---@field secure? boolean
---@field httpOnly? boolean
---@field sameSite? bctrl.cdp.Network.CookieSameSite
---@field expires? bctrl.cdp.Network.TimeSinceEpoch
---@field priority? bctrl.cdp.Network.CookiePriority
---@field sourceScheme? bctrl.cdp.Network.CookieSourceScheme
---@field sourcePort? integer
---@field partitionKey? bctrl.cdp.Network.CookiePartitionKey

---@class bctrl.cdp.Network.AuthChallenge
---@field source? "Server"|"Proxy"
---@field origin string
---@field scheme string
---@field realm string

---@class bctrl.cdp.Network.AuthChallengeResponse
---@field response "Default"|"CancelAuth"|"ProvideCredentials"
---@field username? string
---@field password? string

---@class bctrl.cdp.Network.SignedExchangeSignature
---@field label string
---@field signature string
---@field integrity string
---@field certUrl? string
---@field certSha256? string
---@field validityUrl string
---@field date integer
---@field expires integer
---@field certificates? string[]

---@class bctrl.cdp.Network.SignedExchangeHeader
---@field requestUrl string
---@field responseCode integer
---@field responseHeaders bctrl.cdp.Network.Headers
---@field signatures bctrl.cdp.Network.SignedExchangeSignature[]
---@field headerIntegrity string

---@alias bctrl.cdp.Network.SignedExchangeErrorField "signatureSig"|"signatureIntegrity"|"signatureCertUrl"|"signatureCertSha256"|"signatureValidityUrl"|"signatureTimestamps"

---@class bctrl.cdp.Network.SignedExchangeError
---@field message string
---@field signatureIndex? integer
---@field errorField? bctrl.cdp.Network.SignedExchangeErrorField

---@class bctrl.cdp.Network.SignedExchangeInfo
---@field outerResponse bctrl.cdp.Network.Response
---@field hasExtraInfo boolean
---@field header? bctrl.cdp.Network.SignedExchangeHeader
---@field securityDetails? bctrl.cdp.Network.SecurityDetails
---@field errors? bctrl.cdp.Network.SignedExchangeError[]

---@class bctrl.cdp.Network.NetworkConditions
---@field urlPattern string
---@field latency number
---@field downloadThroughput number
---@field uploadThroughput number
---@field connectionType? bctrl.cdp.Network.ConnectionType
---@field packetLoss? number
---@field packetQueueLength? integer
---@field packetReordering? boolean
---@field offline? boolean

---@class bctrl.cdp.Network.BlockPattern
---@field urlPattern string
---@field block boolean

---@alias bctrl.cdp.Network.DirectSocketDnsQueryType "ipv4"|"ipv6"

---@class bctrl.cdp.Network.DirectTCPSocketOptions
---@field noDelay boolean
---@field keepAliveDelay? number
---@field sendBufferSize? number
---@field receiveBufferSize? number
---@field dnsQueryType? bctrl.cdp.Network.DirectSocketDnsQueryType

---@class bctrl.cdp.Network.DirectUDPSocketOptions
---@field remoteAddr? string
---@field remotePort? integer
---@field localAddr? string
---@field localPort? integer
---@field dnsQueryType? bctrl.cdp.Network.DirectSocketDnsQueryType
---@field sendBufferSize? number
---@field receiveBufferSize? number
---@field multicastLoopback? boolean
---@field multicastTimeToLive? integer
---@field multicastAllowAddressSharing? boolean

---@class bctrl.cdp.Network.DirectUDPMessage
---@field data string
---@field remoteAddr? string
---@field remotePort? integer

---@alias bctrl.cdp.Network.LocalNetworkAccessRequestPolicy "Allow"|"BlockFromInsecureToMorePrivate"|"WarnFromInsecureToMorePrivate"|"PermissionBlock"|"PermissionWarn"

---@alias bctrl.cdp.Network.IPAddressSpace "Loopback"|"Local"|"Public"|"Unknown"

---@class bctrl.cdp.Network.ConnectTiming
---@field requestTime number

---@class bctrl.cdp.Network.ClientSecurityState
---@field initiatorIsSecureContext boolean
---@field initiatorIPAddressSpace bctrl.cdp.Network.IPAddressSpace
---@field localNetworkAccessRequestPolicy bctrl.cdp.Network.LocalNetworkAccessRequestPolicy

---@class bctrl.cdp.Network.AdScriptIdentifier
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field debuggerId bctrl.cdp.Runtime.UniqueDebuggerId
---@field name string

---@class bctrl.cdp.Network.AdAncestry
---@field ancestryChain bctrl.cdp.Network.AdScriptIdentifier[]
---@field rootScriptFilterlistRule? string

---@class bctrl.cdp.Network.AdProvenance
---@field filterlistRule? string
---@field adScriptAncestry? bctrl.cdp.Network.AdAncestry

---@alias bctrl.cdp.Network.CrossOriginOpenerPolicyValue "SameOrigin"|"SameOriginAllowPopups"|"RestrictProperties"|"UnsafeNone"|"SameOriginPlusCoep"|"RestrictPropertiesPlusCoep"|"NoopenerAllowPopups"

---@class bctrl.cdp.Network.CrossOriginOpenerPolicyStatus
---@field value bctrl.cdp.Network.CrossOriginOpenerPolicyValue
---@field reportOnlyValue bctrl.cdp.Network.CrossOriginOpenerPolicyValue
---@field reportingEndpoint? string
---@field reportOnlyReportingEndpoint? string

---@alias bctrl.cdp.Network.CrossOriginEmbedderPolicyValue "None"|"Credentialless"|"RequireCorp"

---@class bctrl.cdp.Network.CrossOriginEmbedderPolicyStatus
---@field value bctrl.cdp.Network.CrossOriginEmbedderPolicyValue
---@field reportOnlyValue bctrl.cdp.Network.CrossOriginEmbedderPolicyValue
---@field reportingEndpoint? string
---@field reportOnlyReportingEndpoint? string

---@alias bctrl.cdp.Network.ContentSecurityPolicySource "HTTP"|"Meta"

---@class bctrl.cdp.Network.ContentSecurityPolicyStatus
---@field effectiveDirectives string
---@field isEnforced boolean
---@field source bctrl.cdp.Network.ContentSecurityPolicySource

---@class bctrl.cdp.Network.SecurityIsolationStatus
---@field coop? bctrl.cdp.Network.CrossOriginOpenerPolicyStatus
---@field coep? bctrl.cdp.Network.CrossOriginEmbedderPolicyStatus
---@field csp? bctrl.cdp.Network.ContentSecurityPolicyStatus[]

---@alias bctrl.cdp.Network.ReportStatus "Queued"|"Pending"|"MarkedForRemoval"|"Success"

---@alias bctrl.cdp.Network.ReportId string

---@class bctrl.cdp.Network.ReportingApiReport
---@field id bctrl.cdp.Network.ReportId
---@field initiatorUrl string
---@field destination string
---@field type string
---@field timestamp bctrl.cdp.Network.TimeSinceEpoch
---@field depth integer
---@field completedAttempts integer
---@field body table
---@field status bctrl.cdp.Network.ReportStatus

---@class bctrl.cdp.Network.ReportingApiEndpoint
---@field url string
---@field groupName string

---@class bctrl.cdp.Network.DeviceBoundSessionKey
---@field site string
---@field id string

---@class bctrl.cdp.Network.DeviceBoundSessionWithUsage
---@field sessionKey bctrl.cdp.Network.DeviceBoundSessionKey
---@field usage "NotInScope"|"InScopeRefreshNotYetNeeded"|"InScopeRefreshNotAllowed"|"ProactiveRefreshNotPossible"|"ProactiveRefreshAttempted"|"Deferred"

---@class bctrl.cdp.Network.DeviceBoundSessionCookieCraving
---@field name string
---@field domain string
---@field path string
---@field secure boolean
---@field httpOnly boolean
---@field sameSite? bctrl.cdp.Network.CookieSameSite

---@class bctrl.cdp.Network.DeviceBoundSessionUrlRule
---@field ruleType "Exclude"|"Include"
---@field hostPattern string
---@field pathPrefix string

---@class bctrl.cdp.Network.DeviceBoundSessionInclusionRules
---@field origin string
---@field includeSite boolean
---@field urlRules bctrl.cdp.Network.DeviceBoundSessionUrlRule[]

---@class bctrl.cdp.Network.DeviceBoundSession
---@field key bctrl.cdp.Network.DeviceBoundSessionKey
---@field refreshUrl string
---@field inclusionRules bctrl.cdp.Network.DeviceBoundSessionInclusionRules
---@field cookieCravings bctrl.cdp.Network.DeviceBoundSessionCookieCraving[]
---@field expiryDate bctrl.cdp.Network.TimeSinceEpoch
---@field cachedChallenge? string
---@field allowedRefreshInitiators string[]

---@alias bctrl.cdp.Network.DeviceBoundSessionEventId string

---@alias bctrl.cdp.Network.DeviceBoundSessionFetchResult "Success"|"SigningKeyGenerationError"|"AttestationKeyGenerationError"|"SigningError"|"TransientSigningError"|"ServerRequestedTermination"|"InvalidSessionId"|"InvalidChallenge"|"TooManyChallenges"|"InvalidFetcherUrl"|"InvalidRefreshUrl"|"TransientHttpError"|"ScopeOriginSameSiteMismatch"|"RefreshUrlSameSiteMismatch"|"MismatchedSessionId"|"MissingScope"|"NoCredentials"|"SubdomainRegistrationWellKnownUnavailable"|"SubdomainRegistrationUnauthorized"|"SubdomainRegistrationWellKnownMalformed"|"SessionProviderWellKnownUnavailable"|"RelyingPartyWellKnownUnavailable"|"FederatedKeyThumbprintMismatch"|"InvalidFederatedSessionUrl"|"InvalidFederatedKey"|"TooManyRelyingOriginLabels"|"BoundCookieSetForbidden"|"NetError"|"ProxyError"|"EmptySessionConfig"|"InvalidCredentialsConfig"|"InvalidCredentialsType"|"InvalidCredentialsEmptyName"|"InvalidCredentialsCookie"|"PersistentHttpError"|"RegistrationAttemptedChallenge"|"InvalidScopeOrigin"|"ScopeOriginContainsPath"|"RefreshInitiatorNotString"|"RefreshInitiatorInvalidHostPattern"|"InvalidScopeSpecification"|"MissingScopeSpecificationType"|"EmptyScopeSpecificationDomain"|"EmptyScopeSpecificationPath"|"InvalidScopeSpecificationType"|"InvalidScopeIncludeSite"|"MissingScopeIncludeSite"|"FederatedNotAuthorizedByProvider"|"FederatedNotAuthorizedByRelyingParty"|"SessionProviderWellKnownMalformed"|"SessionProviderWellKnownHasProviderOrigin"|"RelyingPartyWellKnownMalformed"|"RelyingPartyWellKnownHasRelyingOrigins"|"InvalidFederatedSessionProviderSessionMissing"|"InvalidFederatedSessionWrongProviderOrigin"|"InvalidCredentialsCookieCreationTime"|"InvalidCredentialsCookieName"|"InvalidCredentialsCookieParsing"|"InvalidCredentialsCookieUnpermittedAttribute"|"InvalidCredentialsCookieInvalidDomain"|"InvalidCredentialsCookiePrefix"|"InvalidScopeRulePath"|"InvalidScopeRuleHostPattern"|"ScopeRuleOriginScopedHostPatternMismatch"|"ScopeRuleSiteScopedHostPatternMismatch"|"SigningQuotaExceeded"|"InvalidConfigJson"|"InvalidFederatedSessionProviderFailedToRestoreKey"|"FailedToUnwrapKey"|"SessionDeletedDuringRefresh"|"CrossOriginRegistrationSiteNotIncluded"|"InvalidPreProvisionedKeyInitiatorMissing"|"PreProvisionedKeyAccessNotGranted"|"PreProvisionedKeyNotFound"|"AttestationCertificationError"|"AttestationSigningError"|"FederatedRegistrationRedirected"

---@class bctrl.cdp.Network.DeviceBoundSessionFailedRequest
---@field requestUrl string
---@field netError? string
---@field responseError? integer
---@field responseErrorBody? string

---@class bctrl.cdp.Network.CreationEventDetails
---@field fetchResult bctrl.cdp.Network.DeviceBoundSessionFetchResult
---@field newSession? bctrl.cdp.Network.DeviceBoundSession
---@field failedRequest? bctrl.cdp.Network.DeviceBoundSessionFailedRequest

---@class bctrl.cdp.Network.RefreshEventDetails
---@field refreshResult "Refreshed"|"InitializedService"|"Unreachable"|"ServerError"|"FatalError"|"SigningQuotaExceeded"|"RefreshedAsWaiter"|"TransientSigningError"|"InScopeRefreshNotYetNeeded"|"Canceled"
---@field fetchResult? bctrl.cdp.Network.DeviceBoundSessionFetchResult
---@field newSession? bctrl.cdp.Network.DeviceBoundSession
---@field wasFullyProactiveRefresh boolean
---@field failedRequest? bctrl.cdp.Network.DeviceBoundSessionFailedRequest

---@class bctrl.cdp.Network.TerminationEventDetails
---@field deletionReason "Expired"|"FailedToRestoreKey"|"FailedToUnwrapKey"|"StoragePartitionCleared"|"ClearBrowsingData"|"ServerRequested"|"InvalidSessionParams"|"RefreshFatalError"|"DevTools"|"Replaced"

---@class bctrl.cdp.Network.ChallengeEventDetails
---@field challengeResult "Success"|"NoSessionId"|"NoSessionMatch"|"CantSetBoundCookie"
---@field challenge string

---@class bctrl.cdp.Network.LoadNetworkResourcePageResult
---@field success boolean
---@field netError? number
---@field netErrorName? string
---@field httpStatusCode? number
---@field stream? bctrl.cdp.IO.StreamHandle
---@field headers? bctrl.cdp.Network.Headers

---@class bctrl.cdp.Network.LoadNetworkResourceOptions
---@field disableCache boolean
---@field includeCredentials boolean

---@class bctrl.cdp.Network.canClearBrowserCache.Result
---@field result boolean

---@class bctrl.cdp.Network.canClearBrowserCookies.Result
---@field result boolean

---@class bctrl.cdp.Network.canEmulateNetworkConditions.Result
---@field result boolean

---@class bctrl.cdp.Network.deleteCookies.Params
---@field name string
---@field url? string
---@field domain? string
---@field path? string
---@field partitionKey? bctrl.cdp.Network.CookiePartitionKey

---@class bctrl.cdp.Network.emulateNetworkConditions.Params
---@field offline boolean
---@field latency number
---@field downloadThroughput number
---@field uploadThroughput number
---@field connectionType? bctrl.cdp.Network.ConnectionType
---@field packetLoss? number
---@field packetQueueLength? integer
---@field packetReordering? boolean

---@class bctrl.cdp.Network.emulateNetworkConditionsByRule.Params
---@field offline? boolean
---@field emulateOfflineServiceWorker? boolean
---@field matchedNetworkConditions bctrl.cdp.Network.NetworkConditions[]

---@class bctrl.cdp.Network.emulateNetworkConditionsByRule.Result
---@field ruleIds string[]

---@class bctrl.cdp.Network.overrideNetworkState.Params
---@field offline boolean
---@field latency number
---@field downloadThroughput number
---@field uploadThroughput number
---@field connectionType? bctrl.cdp.Network.ConnectionType

---@class bctrl.cdp.Network.enable.Params
---@field maxTotalBufferSize? integer
---@field maxResourceBufferSize? integer
---@field maxPostDataSize? integer
---@field reportDirectSocketTraffic? boolean
---@field enableDurableMessages? boolean

---@class bctrl.cdp.Network.configureDurableMessages.Params
---@field maxTotalBufferSize? integer
---@field maxResourceBufferSize? integer

---@class bctrl.cdp.Network.getAllCookies.Result
---@field cookies bctrl.cdp.Network.Cookie[]

---@class bctrl.cdp.Network.getCertificate.Params
---@field origin string

---@class bctrl.cdp.Network.getCertificate.Result
---@field tableNames string[]

---@class bctrl.cdp.Network.getCookies.Params
---@field urls? string[]

---@class bctrl.cdp.Network.getCookies.Result
---@field cookies bctrl.cdp.Network.Cookie[]

---@class bctrl.cdp.Network.getResponseBody.Params
---@field requestId bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Network.getResponseBody.Result
---@field body string
---@field base64Encoded boolean

---@class bctrl.cdp.Network.getRequestPostData.Params
---@field requestId bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Network.getRequestPostData.Result
---@field postData string
---@field base64Encoded boolean

---@class bctrl.cdp.Network.replayXHR.Params
---@field requestId bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Network.searchInResponseBody.Params
---@field requestId bctrl.cdp.Network.RequestId
---@field query string
---@field caseSensitive? boolean
---@field isRegex? boolean

---@class bctrl.cdp.Network.searchInResponseBody.Result
---@field result bctrl.cdp.Debugger.SearchMatch[]

---@class bctrl.cdp.Network.setBlockedURLs.Params
---@field urlPatterns? bctrl.cdp.Network.BlockPattern[]
---@field urls? string[]

---@class bctrl.cdp.Network.setBypassServiceWorker.Params
---@field bypass boolean

---@class bctrl.cdp.Network.setCacheDisabled.Params
---@field cacheDisabled boolean

---@class bctrl.cdp.Network.setCookie.Params
---@field name string
---@field value string
---@field url? string
---@field domain? string
---@field path? string
---@field secure? boolean
---@field httpOnly? boolean
---@field sameSite? bctrl.cdp.Network.CookieSameSite
---@field expires? bctrl.cdp.Network.TimeSinceEpoch
---@field priority? bctrl.cdp.Network.CookiePriority
---@field sourceScheme? bctrl.cdp.Network.CookieSourceScheme
---@field sourcePort? integer
---@field partitionKey? bctrl.cdp.Network.CookiePartitionKey

---@class bctrl.cdp.Network.setCookie.Result
---@field success boolean

---@class bctrl.cdp.Network.setCookies.Params
---@field cookies bctrl.cdp.Network.CookieParam[]

---@class bctrl.cdp.Network.setExtraHTTPHeaders.Params
---@field headers bctrl.cdp.Network.Headers

---@class bctrl.cdp.Network.setAttachDebugStack.Params
---@field enabled boolean

---@class bctrl.cdp.Network.setUserAgentOverride.Params
---@field userAgent string
---@field acceptLanguage? string
---@field platform? string
---@field userAgentMetadata? bctrl.cdp.Emulation.UserAgentMetadata

---@class bctrl.cdp.Network.streamResourceContent.Params
---@field requestId bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Network.streamResourceContent.Result
---@field bufferedData string

---@class bctrl.cdp.Network.getSecurityIsolationStatus.Params
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Network.getSecurityIsolationStatus.Result
---@field status bctrl.cdp.Network.SecurityIsolationStatus

---@class bctrl.cdp.Network.enableReportingApi.Params
---@field enable boolean

---@class bctrl.cdp.Network.enableDeviceBoundSessions.Params
---@field enable boolean

---@class bctrl.cdp.Network.deleteDeviceBoundSession.Params
---@field key bctrl.cdp.Network.DeviceBoundSessionKey

---@class bctrl.cdp.Network.fetchSchemefulSite.Params
---@field origin string

---@class bctrl.cdp.Network.fetchSchemefulSite.Result
---@field schemefulSite string

---@class bctrl.cdp.Network.loadNetworkResource.Params
---@field frameId? bctrl.cdp.Page.FrameId
---@field url string
---@field options bctrl.cdp.Network.LoadNetworkResourceOptions

---@class bctrl.cdp.Network.loadNetworkResource.Result
---@field resource bctrl.cdp.Network.LoadNetworkResourcePageResult

---@class bctrl.cdp.Network.setCookieControls.Params
---@field enableThirdPartyCookieRestriction boolean

---@class bctrl.cdp.Network.dataReceived
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field dataLength integer
---@field encodedDataLength integer
---@field data? string

---@class bctrl.cdp.Network.eventSourceMessageReceived
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field eventName string
---@field eventId string
---@field data string

---@class bctrl.cdp.Network.loadingFailed
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field type bctrl.cdp.Network.ResourceType
---@field errorText string
---@field canceled? boolean
---@field blockedReason? bctrl.cdp.Network.BlockedReason
---@field corsErrorStatus? bctrl.cdp.Network.CorsErrorStatus

---@class bctrl.cdp.Network.loadingFinished
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field encodedDataLength number
---@field encodedBodyLength? number

---@class bctrl.cdp.Network.requestServedFromCache
---@field requestId bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Network.requestWillBeSent
---@field requestId bctrl.cdp.Network.RequestId
---@field loaderId bctrl.cdp.Network.LoaderId
---@field documentURL string
---@field request bctrl.cdp.Network.Request
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field wallTime bctrl.cdp.Network.TimeSinceEpoch
---@field initiator bctrl.cdp.Network.Initiator
---@field redirectHasExtraInfo boolean
---@field redirectResponse? bctrl.cdp.Network.Response
---@field type? bctrl.cdp.Network.ResourceType
---@field frameId? bctrl.cdp.Page.FrameId
---@field hasUserGesture? boolean
---@field renderBlockingBehavior? bctrl.cdp.Network.RenderBlockingBehavior

---@class bctrl.cdp.Network.resourceChangedPriority
---@field requestId bctrl.cdp.Network.RequestId
---@field newPriority bctrl.cdp.Network.ResourcePriority
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.signedExchangeReceived
---@field requestId bctrl.cdp.Network.RequestId
---@field info bctrl.cdp.Network.SignedExchangeInfo

---@class bctrl.cdp.Network.responseReceived
---@field requestId bctrl.cdp.Network.RequestId
---@field loaderId bctrl.cdp.Network.LoaderId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field type bctrl.cdp.Network.ResourceType
---@field response bctrl.cdp.Network.Response
---@field hasExtraInfo boolean
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Network.webSocketClosed
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.webSocketCreated
---@field requestId bctrl.cdp.Network.RequestId
---@field url string
---@field initiator? bctrl.cdp.Network.Initiator

---@class bctrl.cdp.Network.webSocketFrameError
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field errorMessage string

---@class bctrl.cdp.Network.webSocketFrameReceived
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field response bctrl.cdp.Network.WebSocketFrame

---@class bctrl.cdp.Network.webSocketFrameSent
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field response bctrl.cdp.Network.WebSocketFrame

---@class bctrl.cdp.Network.webSocketHandshakeResponseReceived
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field response bctrl.cdp.Network.WebSocketResponse

---@class bctrl.cdp.Network.webSocketWillSendHandshakeRequest
---@field requestId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field wallTime bctrl.cdp.Network.TimeSinceEpoch
---@field request bctrl.cdp.Network.WebSocketRequest

---@class bctrl.cdp.Network.webTransportCreated
---@field transportId bctrl.cdp.Network.RequestId
---@field url string
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field initiator? bctrl.cdp.Network.Initiator

---@class bctrl.cdp.Network.webTransportConnectionEstablished
---@field transportId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.webTransportClosed
---@field transportId bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directTCPSocketCreated
---@field identifier bctrl.cdp.Network.RequestId
---@field remoteAddr string
---@field remotePort integer
---@field options bctrl.cdp.Network.DirectTCPSocketOptions
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field initiator? bctrl.cdp.Network.Initiator

---@class bctrl.cdp.Network.directTCPSocketOpened
---@field identifier bctrl.cdp.Network.RequestId
---@field remoteAddr string
---@field remotePort integer
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field localAddr? string
---@field localPort? integer

---@class bctrl.cdp.Network.directTCPSocketAborted
---@field identifier bctrl.cdp.Network.RequestId
---@field errorMessage bctrl.cdp.Network.ErrorReason
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directTCPSocketClosed
---@field identifier bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directTCPSocketChunkSent
---@field identifier bctrl.cdp.Network.RequestId
---@field data string
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directTCPSocketChunkReceived
---@field identifier bctrl.cdp.Network.RequestId
---@field data string
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directUDPSocketJoinedMulticastGroup
---@field identifier bctrl.cdp.Network.RequestId
---@field IPAddress string
---@field sourceAddress? string

---@class bctrl.cdp.Network.directUDPSocketLeftMulticastGroup
---@field identifier bctrl.cdp.Network.RequestId
---@field IPAddress string
---@field sourceAddress? string

---@class bctrl.cdp.Network.directUDPSocketCreated
---@field identifier bctrl.cdp.Network.RequestId
---@field options bctrl.cdp.Network.DirectUDPSocketOptions
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field initiator? bctrl.cdp.Network.Initiator

---@class bctrl.cdp.Network.directUDPSocketOpened
---@field identifier bctrl.cdp.Network.RequestId
---@field localAddr string
---@field localPort integer
---@field timestamp bctrl.cdp.Network.MonotonicTime
---@field remoteAddr? string
---@field remotePort? integer

---@class bctrl.cdp.Network.directUDPSocketAborted
---@field identifier bctrl.cdp.Network.RequestId
---@field errorMessage bctrl.cdp.Network.ErrorReason
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directUDPSocketClosed
---@field identifier bctrl.cdp.Network.RequestId
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directUDPSocketChunkSent
---@field identifier bctrl.cdp.Network.RequestId
---@field message bctrl.cdp.Network.DirectUDPMessage
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.directUDPSocketChunkReceived
---@field identifier bctrl.cdp.Network.RequestId
---@field message bctrl.cdp.Network.DirectUDPMessage
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Network.requestWillBeSentExtraInfo
---@field requestId bctrl.cdp.Network.RequestId
---@field associatedCookies bctrl.cdp.Network.AssociatedCookie[]
---@field headers bctrl.cdp.Network.Headers
---@field connectTiming bctrl.cdp.Network.ConnectTiming
---@field deviceBoundSessionUsages? bctrl.cdp.Network.DeviceBoundSessionWithUsage[]
---@field clientSecurityState? bctrl.cdp.Network.ClientSecurityState
---@field siteHasCookieInOtherPartition? boolean
---@field appliedNetworkConditionsId? string

---@class bctrl.cdp.Network.responseReceivedExtraInfo
---@field requestId bctrl.cdp.Network.RequestId
---@field blockedCookies bctrl.cdp.Network.BlockedSetCookieWithReason[]
---@field headers bctrl.cdp.Network.Headers
---@field resourceIPAddressSpace bctrl.cdp.Network.IPAddressSpace
---@field statusCode integer
---@field headersText? string
---@field cookiePartitionKey? bctrl.cdp.Network.CookiePartitionKey
---@field cookiePartitionKeyOpaque? boolean
---@field exemptedCookies? bctrl.cdp.Network.ExemptedSetCookieWithReason[]

---@class bctrl.cdp.Network.responseReceivedEarlyHints
---@field requestId bctrl.cdp.Network.RequestId
---@field headers bctrl.cdp.Network.Headers

---@class bctrl.cdp.Network.trustTokenOperationDone
---@field status "Ok"|"InvalidArgument"|"MissingIssuerKeys"|"FailedPrecondition"|"ResourceExhausted"|"AlreadyExists"|"ResourceLimited"|"Unauthorized"|"BadResponse"|"InternalError"|"UnknownError"|"FulfilledLocally"|"SiteIssuerLimit"
---@field type bctrl.cdp.Network.TrustTokenOperationType
---@field requestId bctrl.cdp.Network.RequestId
---@field topLevelOrigin? string
---@field issuerOrigin? string
---@field issuedTokenCount? integer

---@class bctrl.cdp.Network.reportingApiReportAdded
---@field report bctrl.cdp.Network.ReportingApiReport

---@class bctrl.cdp.Network.reportingApiReportUpdated
---@field report bctrl.cdp.Network.ReportingApiReport

---@class bctrl.cdp.Network.reportingApiEndpointsChangedForOrigin
---@field origin string
---@field endpoints bctrl.cdp.Network.ReportingApiEndpoint[]

---@class bctrl.cdp.Network.deviceBoundSessionsAdded
---@field sessions bctrl.cdp.Network.DeviceBoundSession[]

---@class bctrl.cdp.Network.deviceBoundSessionEventOccurred
---@field eventId bctrl.cdp.Network.DeviceBoundSessionEventId
---@field site string
---@field succeeded boolean
---@field sessionId? string
---@field creationEventDetails? bctrl.cdp.Network.CreationEventDetails
---@field refreshEventDetails? bctrl.cdp.Network.RefreshEventDetails
---@field terminationEventDetails? bctrl.cdp.Network.TerminationEventDetails
---@field challengeEventDetails? bctrl.cdp.Network.ChallengeEventDetails

---@class bctrl.cdp.Overlay.SourceOrderConfig
---@field parentOutlineColor bctrl.cdp.DOM.RGBA
---@field childOutlineColor bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.GridHighlightConfig
---@field showGridExtensionLines? boolean
---@field showPositiveLineNumbers? boolean
---@field showNegativeLineNumbers? boolean
---@field showAreaNames? boolean
---@field showLineNames? boolean
---@field showTrackSizes? boolean
---@field gridBorderColor? bctrl.cdp.DOM.RGBA
---@field cellBorderColor? bctrl.cdp.DOM.RGBA
---@field rowLineColor? bctrl.cdp.DOM.RGBA
---@field columnLineColor? bctrl.cdp.DOM.RGBA
---@field gridBorderDash? boolean
---@field cellBorderDash? boolean
---@field rowLineDash? boolean
---@field columnLineDash? boolean
---@field rowGapColor? bctrl.cdp.DOM.RGBA
---@field rowHatchColor? bctrl.cdp.DOM.RGBA
---@field columnGapColor? bctrl.cdp.DOM.RGBA
---@field columnHatchColor? bctrl.cdp.DOM.RGBA
---@field areaBorderColor? bctrl.cdp.DOM.RGBA
---@field gridBackgroundColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.FlexContainerHighlightConfig
---@field containerBorder? bctrl.cdp.Overlay.LineStyle
---@field lineSeparator? bctrl.cdp.Overlay.LineStyle
---@field itemSeparator? bctrl.cdp.Overlay.LineStyle
---@field mainDistributedSpace? bctrl.cdp.Overlay.BoxStyle
---@field crossDistributedSpace? bctrl.cdp.Overlay.BoxStyle
---@field rowGapSpace? bctrl.cdp.Overlay.BoxStyle
---@field columnGapSpace? bctrl.cdp.Overlay.BoxStyle
---@field crossAlignment? bctrl.cdp.Overlay.LineStyle

---@class bctrl.cdp.Overlay.FlexItemHighlightConfig
---@field baseSizeBox? bctrl.cdp.Overlay.BoxStyle
---@field baseSizeBorder? bctrl.cdp.Overlay.LineStyle
---@field flexibilityArrow? bctrl.cdp.Overlay.LineStyle

---@class bctrl.cdp.Overlay.LineStyle
---@field color? bctrl.cdp.DOM.RGBA
---@field pattern? "dashed"|"dotted"

---@class bctrl.cdp.Overlay.BoxStyle
---@field fillColor? bctrl.cdp.DOM.RGBA
---@field hatchColor? bctrl.cdp.DOM.RGBA

---@alias bctrl.cdp.Overlay.ContrastAlgorithm "aa"|"aaa"|"apca"

---@class bctrl.cdp.Overlay.ImcbHighlightConfig
---@field imcbBorderColor? bctrl.cdp.DOM.RGBA
---@field imcbBackgroundColor? bctrl.cdp.DOM.RGBA
---@field insetsBackgroundColor? bctrl.cdp.DOM.RGBA
---@field insetsHatchColor? bctrl.cdp.DOM.RGBA
---@field anchorBorderColor? bctrl.cdp.DOM.RGBA
---@field anchorBackgroundColor? bctrl.cdp.DOM.RGBA
---@field showPositionAreaGrid? boolean
---@field positionAreaGridLineColor? bctrl.cdp.DOM.RGBA
---@field positionAreaActiveRegionColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.HighlightConfig
---@field showInfo? boolean
---@field showStyles? boolean
---@field showRulers? boolean
---@field showAccessibilityInfo? boolean
---@field showExtensionLines? boolean
---@field contentColor? bctrl.cdp.DOM.RGBA
---@field paddingColor? bctrl.cdp.DOM.RGBA
---@field borderColor? bctrl.cdp.DOM.RGBA
---@field marginColor? bctrl.cdp.DOM.RGBA
---@field eventTargetColor? bctrl.cdp.DOM.RGBA
---@field shapeColor? bctrl.cdp.DOM.RGBA
---@field shapeMarginColor? bctrl.cdp.DOM.RGBA
---@field cssGridColor? bctrl.cdp.DOM.RGBA
---@field colorFormat? bctrl.cdp.Overlay.ColorFormat
---@field gridHighlightConfig? bctrl.cdp.Overlay.GridHighlightConfig
---@field flexContainerHighlightConfig? bctrl.cdp.Overlay.FlexContainerHighlightConfig
---@field flexItemHighlightConfig? bctrl.cdp.Overlay.FlexItemHighlightConfig
---@field contrastAlgorithm? bctrl.cdp.Overlay.ContrastAlgorithm
---@field containerQueryContainerHighlightConfig? bctrl.cdp.Overlay.ContainerQueryContainerHighlightConfig
---@field imcbHighlightConfig? bctrl.cdp.Overlay.ImcbHighlightConfig

---@alias bctrl.cdp.Overlay.ColorFormat "rgb"|"hsl"|"hwb"|"hex"

---@class bctrl.cdp.Overlay.GridNodeHighlightConfig
---@field gridHighlightConfig bctrl.cdp.Overlay.GridHighlightConfig
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.FlexNodeHighlightConfig
---@field flexContainerHighlightConfig bctrl.cdp.Overlay.FlexContainerHighlightConfig
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.ScrollSnapContainerHighlightConfig
---@field snapportBorder? bctrl.cdp.Overlay.LineStyle
---@field snapAreaBorder? bctrl.cdp.Overlay.LineStyle
---@field scrollMarginColor? bctrl.cdp.DOM.RGBA
---@field scrollPaddingColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.ScrollSnapHighlightConfig
---@field scrollSnapContainerHighlightConfig bctrl.cdp.Overlay.ScrollSnapContainerHighlightConfig
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.HingeConfig
---@field rect bctrl.cdp.DOM.Rect
---@field contentColor? bctrl.cdp.DOM.RGBA
---@field outlineColor? bctrl.cdp.DOM.RGBA

---@alias bctrl.cdp.Overlay.DisplayCutoutShape "pill"|"notch"|"circle"|"rectangle"

---@class bctrl.cdp.Overlay.DisplayCutoutConfig
---@field rect bctrl.cdp.DOM.Rect
---@field shape bctrl.cdp.Overlay.DisplayCutoutShape
---@field borderRadius? integer
---@field upperRadius? integer
---@field lowerRadius? integer
---@field cx? integer
---@field cy? integer
---@field radius? integer
---@field contentColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.WindowControlsOverlayConfig
---@field showCSS boolean
---@field selectedPlatform string
---@field themeColor string

---@class bctrl.cdp.Overlay.ContainerQueryHighlightConfig
---@field containerQueryContainerHighlightConfig bctrl.cdp.Overlay.ContainerQueryContainerHighlightConfig
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.ContainerQueryContainerHighlightConfig
---@field containerBorder? bctrl.cdp.Overlay.LineStyle
---@field descendantBorder? bctrl.cdp.Overlay.LineStyle

---@class bctrl.cdp.Overlay.IsolatedElementHighlightConfig
---@field isolationModeHighlightConfig bctrl.cdp.Overlay.IsolationModeHighlightConfig
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.IsolationModeHighlightConfig
---@field resizerColor? bctrl.cdp.DOM.RGBA
---@field resizerHandleColor? bctrl.cdp.DOM.RGBA
---@field maskColor? bctrl.cdp.DOM.RGBA

---@alias bctrl.cdp.Overlay.InspectMode "searchForNode"|"searchForUAShadowDOM"|"captureAreaScreenshot"|"none"

---@class bctrl.cdp.Overlay.InspectedElementAnchorConfig
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.Overlay.getHighlightObjectForTest.Params
---@field nodeId bctrl.cdp.DOM.NodeId
---@field includeDistance? boolean
---@field includeStyle? boolean
---@field colorFormat? bctrl.cdp.Overlay.ColorFormat
---@field showAccessibilityInfo? boolean

---@class bctrl.cdp.Overlay.getHighlightObjectForTest.Result
---@field highlight table

---@class bctrl.cdp.Overlay.getGridHighlightObjectsForTest.Params
---@field nodeIds bctrl.cdp.DOM.NodeId[]

---@class bctrl.cdp.Overlay.getGridHighlightObjectsForTest.Result
---@field highlights table

---@class bctrl.cdp.Overlay.getSourceOrderHighlightObjectForTest.Params
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.getSourceOrderHighlightObjectForTest.Result
---@field highlight table

---@class bctrl.cdp.Overlay.highlightFrame.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field contentColor? bctrl.cdp.DOM.RGBA
---@field contentOutlineColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.highlightNode.Params
---@field highlightConfig bctrl.cdp.Overlay.HighlightConfig
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field selector? string

---@class bctrl.cdp.Overlay.highlightQuad.Params
---@field quad bctrl.cdp.DOM.Quad
---@field color? bctrl.cdp.DOM.RGBA
---@field outlineColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.highlightRect.Params
---@field x integer
---@field y integer
---@field width integer
---@field height integer
---@field color? bctrl.cdp.DOM.RGBA
---@field outlineColor? bctrl.cdp.DOM.RGBA

---@class bctrl.cdp.Overlay.highlightSourceOrder.Params
---@field sourceOrderConfig bctrl.cdp.Overlay.SourceOrderConfig
---@field nodeId? bctrl.cdp.DOM.NodeId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.Overlay.setInspectMode.Params
---@field mode bctrl.cdp.Overlay.InspectMode
---@field highlightConfig? bctrl.cdp.Overlay.HighlightConfig

---@class bctrl.cdp.Overlay.setShowAdHighlights.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setPausedInDebuggerMessage.Params
---@field message? string

---@class bctrl.cdp.Overlay.setShowDebugBorders.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setShowFPSCounter.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setShowGridOverlays.Params
---@field gridNodeHighlightConfigs bctrl.cdp.Overlay.GridNodeHighlightConfig[]

---@class bctrl.cdp.Overlay.setShowFlexOverlays.Params
---@field flexNodeHighlightConfigs bctrl.cdp.Overlay.FlexNodeHighlightConfig[]

---@class bctrl.cdp.Overlay.setShowScrollSnapOverlays.Params
---@field scrollSnapHighlightConfigs bctrl.cdp.Overlay.ScrollSnapHighlightConfig[]

---@class bctrl.cdp.Overlay.setShowContainerQueryOverlays.Params
---@field containerQueryHighlightConfigs bctrl.cdp.Overlay.ContainerQueryHighlightConfig[]

---@class bctrl.cdp.Overlay.setShowInspectedElementAnchor.Params
---@field inspectedElementAnchorConfig bctrl.cdp.Overlay.InspectedElementAnchorConfig

---@class bctrl.cdp.Overlay.setShowPaintRects.Params
---@field result boolean

---@class bctrl.cdp.Overlay.setShowLayoutShiftRegions.Params
---@field result boolean

---@class bctrl.cdp.Overlay.setShowScrollBottleneckRects.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setShowHitTestBorders.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setShowWebVitals.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setShowViewportSizeOnResize.Params
---@field show boolean

---@class bctrl.cdp.Overlay.setShowHinge.Params
---@field hingeConfig? bctrl.cdp.Overlay.HingeConfig

---@class bctrl.cdp.Overlay.setShowDisplayCutout.Params
---@field displayCutoutConfig? bctrl.cdp.Overlay.DisplayCutoutConfig

---@class bctrl.cdp.Overlay.setShowIsolatedElements.Params
---@field isolatedElementHighlightConfigs bctrl.cdp.Overlay.IsolatedElementHighlightConfig[]

---@class bctrl.cdp.Overlay.setShowWindowControlsOverlay.Params
---@field windowControlsOverlayConfig? bctrl.cdp.Overlay.WindowControlsOverlayConfig

---@class bctrl.cdp.Overlay.inspectNodeRequested
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.Overlay.nodeHighlightRequested
---@field nodeId bctrl.cdp.DOM.NodeId

---@class bctrl.cdp.Overlay.screenshotRequested
---@field viewport bctrl.cdp.Page.Viewport

---@class bctrl.cdp.Overlay.inspectPanelShowRequested
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.Overlay.inspectedElementWindowRestored
---@field backendNodeId bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.PWA.FileHandlerAccept
---@field mediaType string
---@field fileExtensions string[]

---@class bctrl.cdp.PWA.FileHandler
---@field action string
---@field accepts bctrl.cdp.PWA.FileHandlerAccept[]
---@field displayName string

---@alias bctrl.cdp.PWA.DisplayMode "standalone"|"browser"

---@class bctrl.cdp.PWA.getOsAppState.Params
---@field manifestId string

---@class bctrl.cdp.PWA.getOsAppState.Result
---@field badgeCount integer
---@field fileHandlers bctrl.cdp.PWA.FileHandler[]

---@class bctrl.cdp.PWA.install.Params
---@field manifestId string
---@field installUrlOrBundleUrl? string

---@class bctrl.cdp.PWA.uninstall.Params
---@field manifestId string

---@class bctrl.cdp.PWA.launch.Params
---@field manifestId string
---@field url? string

---@class bctrl.cdp.PWA.launch.Result
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.PWA.launchFilesInApp.Params
---@field manifestId string
---@field files string[]

---@class bctrl.cdp.PWA.launchFilesInApp.Result
---@field targetIds bctrl.cdp.Target.TargetID[]

---@class bctrl.cdp.PWA.openCurrentPageInApp.Params
---@field manifestId string

---@class bctrl.cdp.PWA.changeAppUserSettings.Params
---@field manifestId string
---@field linkCapturing? boolean
---@field displayMode? bctrl.cdp.PWA.DisplayMode

---@alias bctrl.cdp.Page.FrameId string

---@alias bctrl.cdp.Page.AdFrameType "none"|"child"|"root"

---@alias bctrl.cdp.Page.AdFrameExplanation "ParentIsAd"|"CreatedByAdScript"|"MatchedBlockingRule"

---@class bctrl.cdp.Page.AdFrameStatus
---@field adFrameType bctrl.cdp.Page.AdFrameType
---@field explanations? bctrl.cdp.Page.AdFrameExplanation[]

---@alias bctrl.cdp.Page.SecureContextType "Secure"|"SecureLocalhost"|"InsecureScheme"|"InsecureAncestor"

---@alias bctrl.cdp.Page.CrossOriginIsolatedContextType "Isolated"|"NotIsolated"|"NotIsolatedFeatureDisabled"

---@alias bctrl.cdp.Page.GatedAPIFeatures "SharedArrayBuffers"|"SharedArrayBuffersTransferAllowed"|"PerformanceMeasureMemory"|"PerformanceProfile"

---@alias bctrl.cdp.Page.PermissionsPolicyFeature "accelerometer"|"all-screens-capture"|"ambient-light-sensor"|"aria-notify"|"autofill"|"autoplay"|"bluetooth"|"camera"|"captured-surface-control"|"ch-dpr"|"ch-device-memory"|"ch-downlink"|"ch-ect"|"ch-prefers-color-scheme"|"ch-prefers-reduced-motion"|"ch-prefers-reduced-transparency"|"ch-rtt"|"ch-save-data"|"ch-ua"|"ch-ua-arch"|"ch-ua-bitness"|"ch-ua-high-entropy-values"|"ch-ua-platform"|"ch-ua-model"|"ch-ua-mobile"|"ch-ua-form-factors"|"ch-ua-full-version"|"ch-ua-full-version-list"|"ch-ua-platform-version"|"ch-ua-wow64"|"ch-viewport-height"|"ch-viewport-width"|"ch-width"|"clipboard-read"|"clipboard-write"|"compute-pressure"|"controlled-frame"|"cross-origin-isolated"|"deferred-fetch"|"deferred-fetch-minimal"|"device-attributes"|"digital-credentials-create"|"digital-credentials-get"|"direct-sockets"|"direct-sockets-multicast"|"display-capture"|"document-domain"|"encrypted-media"|"execution-while-out-of-viewport"|"execution-while-not-rendered"|"focus-without-user-activation"|"fullscreen"|"frobulate"|"gamepad"|"geolocation"|"gyroscope"|"haptics"|"hid"|"identity-credentials-get"|"idle-detection"|"keyboard-map"|"language-detector"|"language-model"|"local-fonts"|"local-network"|"local-network-access"|"loopback-network"|"magnetometer"|"manual-text"|"media-playback-while-not-visible"|"microphone"|"midi"|"on-device-speech-recognition"|"otp-credentials"|"payment"|"picture-in-picture"|"private-state-token-issuance"|"private-state-token-redemption"|"publickey-credentials-create"|"publickey-credentials-get"|"publickey-credentials-remote-client-data-json"|"rewriter"|"screen-wake-lock"|"semantic-embedder"|"serial"|"smart-card"|"speaker-selection"|"storage-access"|"sub-apps"|"summarizer"|"sync-xhr"|"tools"|"translator"|"unbounded-element"|"unload"|"usb"|"usb-unrestricted"|"vertical-scroll"|"web-app-installation"|"webnn"|"web-printing"|"web-share"|"window-management"|"writer"|"xr-spatial-tracking"

---@alias bctrl.cdp.Page.PermissionsPolicyBlockReason "Header"|"IframeAttribute"|"InFencedFrameTree"|"InIsolatedApp"

---@class bctrl.cdp.Page.PermissionsPolicyBlockLocator
---@field frameId bctrl.cdp.Page.FrameId
---@field blockReason bctrl.cdp.Page.PermissionsPolicyBlockReason

---@class bctrl.cdp.Page.PermissionsPolicyFeatureState
---@field feature bctrl.cdp.Page.PermissionsPolicyFeature
---@field allowed boolean
---@field locator? bctrl.cdp.Page.PermissionsPolicyBlockLocator

---@alias bctrl.cdp.Page.OriginTrialTokenStatus "Success"|"NotSupported"|"Insecure"|"Expired"|"WrongOrigin"|"InvalidSignature"|"Malformed"|"WrongVersion"|"FeatureDisabled"|"TokenDisabled"|"FeatureDisabledForUser"|"UnknownTrial"

---@alias bctrl.cdp.Page.OriginTrialStatus "Enabled"|"ValidTokenNotProvided"|"OSNotSupported"|"TrialNotAllowed"

---@alias bctrl.cdp.Page.OriginTrialUsageRestriction "None"|"Subset"

---@class bctrl.cdp.Page.OriginTrialToken
---@field origin string
---@field matchSubDomains boolean
---@field trialName string
---@field expiryTime bctrl.cdp.Network.TimeSinceEpoch
---@field isThirdParty boolean
---@field usageRestriction bctrl.cdp.Page.OriginTrialUsageRestriction

---@class bctrl.cdp.Page.OriginTrialTokenWithStatus
---@field rawTokenText string
---@field parsedToken? bctrl.cdp.Page.OriginTrialToken
---@field status bctrl.cdp.Page.OriginTrialTokenStatus

---@class bctrl.cdp.Page.OriginTrial
---@field trialName string
---@field status bctrl.cdp.Page.OriginTrialStatus
---@field tokensWithStatus bctrl.cdp.Page.OriginTrialTokenWithStatus[]

---@class bctrl.cdp.Page.SecurityOriginDetails
---@field isLocalhost boolean

---@class bctrl.cdp.Page.Frame
---@field id bctrl.cdp.Page.FrameId
---@field parentId? bctrl.cdp.Page.FrameId
---@field loaderId bctrl.cdp.Network.LoaderId
---@field name? string
---@field url string
---@field urlFragment? string
---@field domainAndRegistry string
---@field securityOrigin string
---@field securityOriginDetails? bctrl.cdp.Page.SecurityOriginDetails
---@field mimeType string
---@field unreachableUrl? string
---@field adFrameStatus? bctrl.cdp.Page.AdFrameStatus
---@field secureContextType bctrl.cdp.Page.SecureContextType
---@field crossOriginIsolatedContextType bctrl.cdp.Page.CrossOriginIsolatedContextType
---@field gatedAPIFeatures bctrl.cdp.Page.GatedAPIFeatures[]

---@class bctrl.cdp.Page.FrameResource
---@field url string
---@field type bctrl.cdp.Network.ResourceType
---@field mimeType string
---@field lastModified? bctrl.cdp.Network.TimeSinceEpoch
---@field contentSize? number
---@field failed? boolean
---@field canceled? boolean

---@class bctrl.cdp.Page.FrameResourceTree
---@field frame bctrl.cdp.Page.Frame
---@field childFrames? bctrl.cdp.Page.FrameResourceTree[]
---@field resources bctrl.cdp.Page.FrameResource[]

---@class bctrl.cdp.Page.FrameTree
---@field frame bctrl.cdp.Page.Frame
---@field childFrames? bctrl.cdp.Page.FrameTree[]

---@alias bctrl.cdp.Page.ScriptIdentifier string

---@alias bctrl.cdp.Page.TransitionType "link"|"typed"|"address_bar"|"auto_bookmark"|"auto_subframe"|"manual_subframe"|"generated"|"auto_toplevel"|"form_submit"|"reload"|"keyword"|"keyword_generated"|"other"

---@class bctrl.cdp.Page.NavigationEntry
---@field id integer
---@field url string
---@field userTypedURL string
---@field title string
---@field transitionType bctrl.cdp.Page.TransitionType

---@class bctrl.cdp.Page.ScreencastFrameMetadata
---@field offsetTop number
---@field pageScaleFactor number
---@field deviceWidth number
---@field deviceHeight number
---@field scrollOffsetX number
---@field scrollOffsetY number
---@field timestamp? bctrl.cdp.Network.TimeSinceEpoch
---@field monotonicTimestamp? bctrl.cdp.Network.MonotonicTime

---@alias bctrl.cdp.Page.DialogType "alert"|"confirm"|"prompt"|"beforeunload"

---@class bctrl.cdp.Page.AppManifestError
---@field message string
---@field critical integer
---@field line integer
---@field column integer

---@class bctrl.cdp.Page.AppManifestParsedProperties
---@field scope string

---@class bctrl.cdp.Page.LayoutViewport
---@field pageX integer
---@field pageY integer
---@field clientWidth integer
---@field clientHeight integer

---@class bctrl.cdp.Page.VisualViewport
---@field offsetX number
---@field offsetY number
---@field pageX number
---@field pageY number
---@field clientWidth number
---@field clientHeight number
---@field scale number
---@field zoom? number

---@class bctrl.cdp.Page.Viewport
---@field x number
---@field y number
---@field width number
---@field height number
---@field scale number

---@class bctrl.cdp.Page.FontFamilies
---@field standard? string
---@field fixed? string
---@field serif? string
---@field sansSerif? string
---@field cursive? string
---@field fantasy? string
---@field math? string

---@class bctrl.cdp.Page.ScriptFontFamilies
---@field script string
---@field fontFamilies bctrl.cdp.Page.FontFamilies

---@class bctrl.cdp.Page.FontSizes
---@field standard? integer
---@field fixed? integer

---@alias bctrl.cdp.Page.ClientNavigationReason "anchorClick"|"formSubmissionGet"|"formSubmissionPost"|"httpHeaderRefresh"|"initialFrameNavigation"|"metaTagRefresh"|"other"|"pageBlockInterstitial"|"reload"|"scriptInitiated"

---@alias bctrl.cdp.Page.ClientNavigationDisposition "currentTab"|"newTab"|"newWindow"|"download"

---@class bctrl.cdp.Page.InstallabilityErrorArgument
---@field name string
---@field value string

---@class bctrl.cdp.Page.InstallabilityError
---@field errorId string
---@field errorArguments bctrl.cdp.Page.InstallabilityErrorArgument[]

---@alias bctrl.cdp.Page.ReferrerPolicy "noReferrer"|"noReferrerWhenDowngrade"|"origin"|"originWhenCrossOrigin"|"sameOrigin"|"strictOrigin"|"strictOriginWhenCrossOrigin"|"unsafeUrl"

---@class bctrl.cdp.Page.CompilationCacheParams
---@field url string
---@field eager? boolean

---@class bctrl.cdp.Page.FileFilter
---@field name? string
---@field accepts? string[]

---@class bctrl.cdp.Page.FileHandler
---@field action string
---@field name string
---@field accepts? bctrl.cdp.Page.FileFilter[]
---@field launchType string

---@class bctrl.cdp.Page.ImageResource
---@field url string
---@field sizes? string
---@field type? string

---@class bctrl.cdp.Page.LaunchHandler
---@field clientMode string

---@class bctrl.cdp.Page.ProtocolHandler
---@field protocol string
---@field url string

---@class bctrl.cdp.Page.RelatedApplication
---@field id? string
---@field url string

---@class bctrl.cdp.Page.ScopeExtension
---@field origin string
---@field hasOriginWildcard boolean

---@class bctrl.cdp.Page.Screenshot
---@field image bctrl.cdp.Page.ImageResource
---@field formFactor string
---@field label? string

---@class bctrl.cdp.Page.ShareTarget
---@field action string
---@field method string
---@field enctype string
---@field title? string
---@field text? string
---@field url? string
---@field files? bctrl.cdp.Page.FileFilter[]

---@class bctrl.cdp.Page.Shortcut
---@field name string
---@field url string

---@class bctrl.cdp.Page.WebAppManifest
---@field backgroundColor? string
---@field description? string
---@field dir? string
---@field display? string
---@field displayOverrides? string[]
---@field fileHandlers? bctrl.cdp.Page.FileHandler[]
---@field icons? bctrl.cdp.Page.ImageResource[]
---@field id? string
---@field lang? string
---@field launchHandler? bctrl.cdp.Page.LaunchHandler
---@field name? string
---@field orientation? string
---@field preferRelatedApplications? boolean
---@field protocolHandlers? bctrl.cdp.Page.ProtocolHandler[]
---@field relatedApplications? bctrl.cdp.Page.RelatedApplication[]
---@field scope? string
---@field scopeExtensions? bctrl.cdp.Page.ScopeExtension[]
---@field screenshots? bctrl.cdp.Page.Screenshot[]
---@field shareTarget? bctrl.cdp.Page.ShareTarget
---@field shortName? string
---@field shortcuts? bctrl.cdp.Page.Shortcut[]
---@field startUrl? string
---@field themeColor? string

---@class bctrl.cdp.Page.SubApp
---@field name string
---@field scope string
---@field manifestId string
---@field startUrl string

---@alias bctrl.cdp.Page.NavigationType "Navigation"|"BackForwardCacheRestore"

---@alias bctrl.cdp.Page.BackForwardCacheNotRestoredReason "NotPrimaryMainFrame"|"BackForwardCacheDisabled"|"RelatedActiveContentsExist"|"HTTPStatusNotOK"|"SchemeNotHTTPOrHTTPS"|"Loading"|"WasGrantedMediaAccess"|"DisableForRenderFrameHostCalled"|"DomainNotAllowed"|"HTTPMethodNotGET"|"SubframeIsNavigating"|"Timeout"|"CacheLimit"|"JavaScriptExecution"|"RendererProcessKilled"|"RendererProcessCrashed"|"SchedulerTrackedFeatureUsed"|"ConflictingBrowsingInstance"|"CacheFlushed"|"ServiceWorkerVersionActivation"|"SessionRestored"|"ServiceWorkerPostMessage"|"EnteredBackForwardCacheBeforeServiceWorkerHostAdded"|"RenderFrameHostReused_SameSite"|"RenderFrameHostReused_CrossSite"|"ServiceWorkerClaim"|"IgnoreEventAndEvict"|"HaveInnerContents"|"TimeoutPuttingInCache"|"BackForwardCacheDisabledByLowMemory"|"BackForwardCacheDisabledByCommandLine"|"NetworkRequestDatapipeDrainedAsBytesConsumer"|"NetworkRequestRedirected"|"NetworkRequestTimeout"|"NetworkExceedsBufferLimit"|"NavigationCancelledWhileRestoring"|"NotMostRecentNavigationEntry"|"BackForwardCacheDisabledForPrerender"|"UserAgentOverrideDiffers"|"ForegroundCacheLimit"|"ForwardCacheDisabled"|"BrowsingInstanceNotSwapped"|"BackForwardCacheDisabledForDelegate"|"UnloadHandlerExistsInMainFrame"|"UnloadHandlerExistsInSubFrame"|"ServiceWorkerUnregistration"|"CacheControlNoStore"|"CacheControlNoStoreCookieModified"|"CacheControlNoStoreHTTPOnlyCookieModified"|"NoResponseHead"|"Unknown"|"ActivationNavigationsDisallowedForBug1234857"|"ErrorDocument"|"FencedFramesEmbedder"|"CookieDisabled"|"HTTPAuthRequired"|"CookieFlushed"|"BroadcastChannelOnMessage"|"WebViewSettingsChanged"|"WebViewJavaScriptObjectChanged"|"WebViewMessageListenerInjected"|"WebViewSafeBrowsingAllowlistChanged"|"WebViewDocumentStartJavascriptChanged"|"WebSocket"|"WebTransport"|"WebRTC"|"MainResourceHasCacheControlNoStore"|"MainResourceHasCacheControlNoCache"|"SubresourceHasCacheControlNoStore"|"SubresourceHasCacheControlNoCache"|"ContainsPlugins"|"DocumentLoaded"|"OutstandingNetworkRequestOthers"|"RequestedMIDIPermission"|"RequestedAudioCapturePermission"|"RequestedVideoCapturePermission"|"RequestedBackForwardCacheBlockedSensors"|"RequestedBackgroundWorkPermission"|"BroadcastChannel"|"WebXR"|"SharedWorker"|"SharedWorkerMessage"|"SharedWorkerWithNoActiveClient"|"WebLocks"|"WebLocksContention"|"WebHID"|"WebBluetooth"|"WebShare"|"RequestedStorageAccessGrant"|"WebNfc"|"OutstandingNetworkRequestFetch"|"OutstandingNetworkRequestXHR"|"AppBanner"|"Printing"|"WebDatabase"|"PictureInPicture"|"SpeechRecognizer"|"IdleManager"|"PaymentManager"|"SpeechSynthesis"|"KeyboardLock"|"WebOTPService"|"OutstandingNetworkRequestDirectSocket"|"InjectedJavascript"|"InjectedStyleSheet"|"KeepaliveRequest"|"IndexedDBEvent"|"Dummy"|"JsNetworkRequestReceivedCacheControlNoStoreResource"|"WebRTCUsedWithCCNS"|"WebTransportUsedWithCCNS"|"WebSocketUsedWithCCNS"|"SmartCard"|"LiveMediaStreamTrack"|"UnloadHandler"|"ParserAborted"|"ContentSecurityHandler"|"ContentWebAuthenticationAPI"|"ContentFileChooser"|"ContentSerial"|"ContentFileSystemAccess"|"ContentMediaDevicesDispatcherHost"|"ContentWebBluetooth"|"ContentWebUSB"|"ContentMediaSessionService"|"ContentScreenReader"|"ContentDiscarded"|"EmbedderPopupBlockerTabHelper"|"EmbedderSafeBrowsingTriggeredPopupBlocker"|"EmbedderSafeBrowsingThreatDetails"|"EmbedderAppBannerManager"|"EmbedderDomDistillerViewerSource"|"EmbedderDomDistillerSelfDeletingRequestDelegate"|"EmbedderOomInterventionTabHelper"|"EmbedderOfflinePage"|"EmbedderChromePasswordManagerClientBindCredentialManager"|"EmbedderPermissionRequestManager"|"EmbedderModalDialog"|"EmbedderExtensions"|"EmbedderExtensionMessaging"|"EmbedderExtensionMessagingForOpenPort"|"EmbedderExtensionSentMessageToCachedFrame"|"EmbedderExtensionFrame"|"EmbedderPrivilegedWebContents"|"RequestedByWebViewClient"|"PostMessageByWebViewClient"|"CacheControlNoStoreDeviceBoundSessionTerminated"|"CacheLimitPrunedOnModerateMemoryPressure"|"CacheLimitPrunedOnCriticalMemoryPressure"

---@alias bctrl.cdp.Page.BackForwardCacheNotRestoredReasonType "SupportPending"|"PageSupportNeeded"|"Circumstantial"

---@class bctrl.cdp.Page.BackForwardCacheBlockingDetails
---@field url? string
---@field function? string
---@field lineNumber integer
---@field columnNumber integer

---@class bctrl.cdp.Page.BackForwardCacheNotRestoredExplanation
---@field type bctrl.cdp.Page.BackForwardCacheNotRestoredReasonType
---@field reason bctrl.cdp.Page.BackForwardCacheNotRestoredReason
---@field context? string
---@field details? bctrl.cdp.Page.BackForwardCacheBlockingDetails[]

---@class bctrl.cdp.Page.BackForwardCacheNotRestoredExplanationTree
---@field url string
---@field explanations bctrl.cdp.Page.BackForwardCacheNotRestoredExplanation[]
---@field children bctrl.cdp.Page.BackForwardCacheNotRestoredExplanationTree[]

---@class bctrl.cdp.Page.addScriptToEvaluateOnLoad.Params
---@field scriptSource string

---@class bctrl.cdp.Page.addScriptToEvaluateOnLoad.Result
---@field identifier bctrl.cdp.Page.ScriptIdentifier

---@class bctrl.cdp.Page.addScriptToEvaluateOnNewDocument.Params
---@field source string
---@field worldName? string
---@field includeCommandLineAPI? boolean
---@field runImmediately? boolean

---@class bctrl.cdp.Page.addScriptToEvaluateOnNewDocument.Result
---@field identifier bctrl.cdp.Page.ScriptIdentifier

---@class bctrl.cdp.Page.captureScreenshot.Params
---@field format? "jpeg"|"png"|"webp"
---@field quality? integer
---@field clip? bctrl.cdp.Page.Viewport
---@field fromSurface? boolean
---@field captureBeyondViewport? boolean
---@field optimizeForSpeed? boolean

---@class bctrl.cdp.Page.captureScreenshot.Result
---@field data string

---@class bctrl.cdp.Page.captureSnapshot.Params
---@field format? "mhtml"

---@class bctrl.cdp.Page.captureSnapshot.Result
---@field data string

---@class bctrl.cdp.Page.createIsolatedWorld.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field worldName? string
---@field grantUniveralAccess? boolean
---@field contentSecurityPolicy? string

---@class bctrl.cdp.Page.createIsolatedWorld.Result
---@field executionContextId bctrl.cdp.Runtime.ExecutionContextId

---@class bctrl.cdp.Page.deleteCookie.Params
---@field cookieName string
---@field url string

---@class bctrl.cdp.Page.enable.Params
---@field enableFileChooserOpenedEvent? boolean

---@class bctrl.cdp.Page.getAppManifest.Params
---@field manifestId? string

---@class bctrl.cdp.Page.getAppManifest.Result
---@field url string
---@field errors bctrl.cdp.Page.AppManifestError[]
---@field data? string
---@field parsed? bctrl.cdp.Page.AppManifestParsedProperties
---@field manifest bctrl.cdp.Page.WebAppManifest

---@class bctrl.cdp.Page.getInstallabilityErrors.Result
---@field installabilityErrors bctrl.cdp.Page.InstallabilityError[]

---@class bctrl.cdp.Page.getManifestIcons.Result
---@field primaryIcon? string

---@class bctrl.cdp.Page.getAppId.Result
---@field appId? string
---@field recommendedId? string
---@field bundleId? string
---@field parentAppName? string

---@class bctrl.cdp.Page.getSubApps.Result
---@field subApps bctrl.cdp.Page.SubApp[]

---@class bctrl.cdp.Page.getSiblingSubApps.Result
---@field subApps bctrl.cdp.Page.SubApp[]

---@class bctrl.cdp.Page.getAdScriptAncestry.Params
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.getAdScriptAncestry.Result
---@field adScriptAncestry? bctrl.cdp.Network.AdAncestry

---@class bctrl.cdp.Page.getSpellCheckCustomDictionary.Params
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.getSpellCheckCustomDictionary.Result
---@field words string[]

---@class bctrl.cdp.Page.getFrameTree.Result
---@field frameTree bctrl.cdp.Page.FrameTree

---@class bctrl.cdp.Page.getLayoutMetrics.Result
---@field layoutViewport bctrl.cdp.Page.LayoutViewport
---@field visualViewport bctrl.cdp.Page.VisualViewport
---@field contentSize bctrl.cdp.DOM.Rect
---@field cssLayoutViewport bctrl.cdp.Page.LayoutViewport
---@field cssVisualViewport bctrl.cdp.Page.VisualViewport
---@field cssContentSize bctrl.cdp.DOM.Rect

---@class bctrl.cdp.Page.getNavigationHistory.Result
---@field currentIndex integer
---@field entries bctrl.cdp.Page.NavigationEntry[]

---@class bctrl.cdp.Page.getResourceContent.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field url string

---@class bctrl.cdp.Page.getResourceContent.Result
---@field content string
---@field base64Encoded boolean

---@class bctrl.cdp.Page.getResourceTree.Result
---@field frameTree bctrl.cdp.Page.FrameResourceTree

---@class bctrl.cdp.Page.handleJavaScriptDialog.Params
---@field accept boolean
---@field promptText? string

---@class bctrl.cdp.Page.navigate.Params
---@field url string
---@field referrer? string
---@field transitionType? bctrl.cdp.Page.TransitionType
---@field frameId? bctrl.cdp.Page.FrameId
---@field referrerPolicy? bctrl.cdp.Page.ReferrerPolicy

---@class bctrl.cdp.Page.navigate.Result
---@field frameId bctrl.cdp.Page.FrameId
---@field loaderId? bctrl.cdp.Network.LoaderId
---@field errorText? string
---@field isDownload? boolean

---@class bctrl.cdp.Page.navigateToHistoryEntry.Params
---@field entryId integer

---@class bctrl.cdp.Page.printToPDF.Params
---@field landscape? boolean
---@field displayHeaderFooter? boolean
---@field printBackground? boolean
---@field scale? number
---@field paperWidth? number
---@field paperHeight? number
---@field marginTop? number
---@field marginBottom? number
---@field marginLeft? number
---@field marginRight? number
---@field pageRanges? string
---@field headerTemplate? string
---@field footerTemplate? string
---@field preferCSSPageSize? boolean
---@field transferMode? "ReturnAsBase64"|"ReturnAsStream"
---@field generateTaggedPDF? boolean
---@field generateDocumentOutline? boolean

---@class bctrl.cdp.Page.printToPDF.Result
---@field data string
---@field stream? bctrl.cdp.IO.StreamHandle

---@class bctrl.cdp.Page.reload.Params
---@field ignoreCache? boolean
---@field scriptToEvaluateOnLoad? string
---@field loaderId? bctrl.cdp.Network.LoaderId

---@class bctrl.cdp.Page.removeScriptToEvaluateOnLoad.Params
---@field identifier bctrl.cdp.Page.ScriptIdentifier

---@class bctrl.cdp.Page.removeScriptToEvaluateOnNewDocument.Params
---@field identifier bctrl.cdp.Page.ScriptIdentifier

---@class bctrl.cdp.Page.screencastFrameAck.Params
---@field sessionId integer

---@class bctrl.cdp.Page.searchInResource.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field url string
---@field query string
---@field caseSensitive? boolean
---@field isRegex? boolean

---@class bctrl.cdp.Page.searchInResource.Result
---@field result bctrl.cdp.Debugger.SearchMatch[]

---@class bctrl.cdp.Page.setAdBlockingEnabled.Params
---@field enabled boolean

---@class bctrl.cdp.Page.setBypassCSP.Params
---@field enabled boolean

---@class bctrl.cdp.Page.getPermissionsPolicyState.Params
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.getPermissionsPolicyState.Result
---@field states bctrl.cdp.Page.PermissionsPolicyFeatureState[]

---@class bctrl.cdp.Page.getOriginTrials.Params
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.getOriginTrials.Result
---@field originTrials bctrl.cdp.Page.OriginTrial[]

---@class bctrl.cdp.Page.setDeviceMetricsOverride.Params
---@field width integer
---@field height integer
---@field deviceScaleFactor number
---@field mobile boolean
---@field scale? number
---@field screenWidth? integer
---@field screenHeight? integer
---@field positionX? integer
---@field positionY? integer
---@field dontSetVisibleSize? boolean
---@field screenOrientation? bctrl.cdp.Emulation.ScreenOrientation
---@field viewport? bctrl.cdp.Page.Viewport

---@class bctrl.cdp.Page.setDeviceOrientationOverride.Params
---@field alpha number
---@field beta number
---@field gamma number

---@class bctrl.cdp.Page.setFontFamilies.Params
---@field fontFamilies bctrl.cdp.Page.FontFamilies
---@field forScripts? bctrl.cdp.Page.ScriptFontFamilies[]

---@class bctrl.cdp.Page.setFontSizes.Params
---@field fontSizes bctrl.cdp.Page.FontSizes

---@class bctrl.cdp.Page.setDocumentContent.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field html string

---@class bctrl.cdp.Page.setDownloadBehavior.Params
---@field behavior "deny"|"allow"|"default"
---@field downloadPath? string

---@class bctrl.cdp.Page.setGeolocationOverride.Params
---@field latitude? number
---@field longitude? number
---@field accuracy? number

---@class bctrl.cdp.Page.setLifecycleEventsEnabled.Params
---@field enabled boolean

---@class bctrl.cdp.Page.setTouchEmulationEnabled.Params
---@field enabled boolean
---@field configuration? "mobile"|"desktop"

---@class bctrl.cdp.Page.startScreencast.Params
---@field format? "jpeg"|"png"
---@field quality? integer
---@field maxWidth? integer
---@field maxHeight? integer
---@field everyNthFrame? integer
---@field maxFramesInFlight? integer
---@field sendLastFrame? boolean

---@class bctrl.cdp.Page.startScreenRecording.Params
---@field audio? boolean
---@field maxWidth? integer
---@field maxHeight? integer
---@field frameRate? integer
---@field captureArea? "target"|"browserWindow"

---@class bctrl.cdp.Page.startScreenRecording.Result
---@field stream bctrl.cdp.IO.StreamHandle

---@class bctrl.cdp.Page.stopScreenRecording.Result
---@field stream bctrl.cdp.IO.StreamHandle

---@class bctrl.cdp.Page.setWebLifecycleState.Params
---@field state "frozen"|"active"

---@class bctrl.cdp.Page.produceCompilationCache.Params
---@field scripts bctrl.cdp.Page.CompilationCacheParams[]

---@class bctrl.cdp.Page.addCompilationCache.Params
---@field url string
---@field data string

---@class bctrl.cdp.Page.setSPCTransactionMode.Params
---@field mode "none"|"autoAccept"|"autoChooseToAuthAnotherWay"|"autoReject"|"autoOptOut"

---@class bctrl.cdp.Page.setRPHRegistrationMode.Params
---@field mode "none"|"autoAccept"|"autoReject"

---@class bctrl.cdp.Page.generateTestReport.Params
---@field message string
---@field group? string

---@class bctrl.cdp.Page.setInterceptFileChooserDialog.Params
---@field enabled boolean
---@field cancel? boolean

---@class bctrl.cdp.Page.setPrerenderingAllowed.Params
---@field isAllowed boolean

---@class bctrl.cdp.Page.getAnnotatedPageContent.Params
---@field includeActionableInformation? boolean

---@class bctrl.cdp.Page.getAnnotatedPageContent.Result
---@field content string

---@class bctrl.cdp.Page.setInputVisualization.Params
---@field clicks? boolean

---@class bctrl.cdp.Page.domContentEventFired
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Page.fileChooserOpened
---@field frameId bctrl.cdp.Page.FrameId
---@field mode "selectSingle"|"selectMultiple"
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.Page.frameAttached
---@field frameId bctrl.cdp.Page.FrameId
---@field parentFrameId bctrl.cdp.Page.FrameId
---@field stack? bctrl.cdp.Runtime.StackTrace

---@class bctrl.cdp.Page.frameClearedScheduledNavigation
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.frameDetached
---@field frameId bctrl.cdp.Page.FrameId
---@field reason "remove"|"swap"

---@class bctrl.cdp.Page.frameSubtreeWillBeDetached
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.frameNavigated
---@field frame bctrl.cdp.Page.Frame
---@field type bctrl.cdp.Page.NavigationType

---@class bctrl.cdp.Page.documentOpened
---@field frame bctrl.cdp.Page.Frame

---@class bctrl.cdp.Page.frameStartedNavigating
---@field frameId bctrl.cdp.Page.FrameId
---@field url string
---@field loaderId bctrl.cdp.Network.LoaderId
---@field navigationType "reload"|"reloadBypassingCache"|"restore"|"restoreWithPost"|"historySameDocument"|"historyDifferentDocument"|"sameDocument"|"differentDocument"

---@class bctrl.cdp.Page.frameRequestedNavigation
---@field frameId bctrl.cdp.Page.FrameId
---@field reason bctrl.cdp.Page.ClientNavigationReason
---@field url string
---@field disposition bctrl.cdp.Page.ClientNavigationDisposition

---@class bctrl.cdp.Page.frameScheduledNavigation
---@field frameId bctrl.cdp.Page.FrameId
---@field delay number
---@field reason bctrl.cdp.Page.ClientNavigationReason
---@field url string

---@class bctrl.cdp.Page.frameStartedLoading
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.frameStoppedLoading
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Page.downloadWillBegin
---@field frameId bctrl.cdp.Page.FrameId
---@field guid string
---@field url string
---@field suggestedFilename string

---@class bctrl.cdp.Page.downloadProgress
---@field guid string
---@field totalBytes number
---@field receivedBytes number
---@field state "inProgress"|"completed"|"canceled"

---@class bctrl.cdp.Page.javascriptDialogClosed
---@field frameId bctrl.cdp.Page.FrameId
---@field result boolean
---@field userInput string

---@class bctrl.cdp.Page.javascriptDialogOpening
---@field url string
---@field frameId bctrl.cdp.Page.FrameId
---@field message string
---@field type bctrl.cdp.Page.DialogType
---@field hasBrowserHandler boolean
---@field defaultPrompt? string

---@class bctrl.cdp.Page.lifecycleEvent
---@field frameId bctrl.cdp.Page.FrameId
---@field loaderId bctrl.cdp.Network.LoaderId
---@field name string
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Page.backForwardCacheNotUsed
---@field loaderId bctrl.cdp.Network.LoaderId
---@field frameId bctrl.cdp.Page.FrameId
---@field notRestoredExplanations bctrl.cdp.Page.BackForwardCacheNotRestoredExplanation[]
---@field notRestoredExplanationsTree? bctrl.cdp.Page.BackForwardCacheNotRestoredExplanationTree

---@class bctrl.cdp.Page.loadEventFired
---@field timestamp bctrl.cdp.Network.MonotonicTime

---@class bctrl.cdp.Page.navigatedWithinDocument
---@field frameId bctrl.cdp.Page.FrameId
---@field url string
---@field navigationType "fragment"|"historyApi"|"other"

---@class bctrl.cdp.Page.screencastFrame
---@field data string
---@field metadata bctrl.cdp.Page.ScreencastFrameMetadata
---@field sessionId integer

---@class bctrl.cdp.Page.screencastVisibilityChanged
---@field visible boolean

---@class bctrl.cdp.Page.windowOpen
---@field url string
---@field windowName string
---@field windowFeatures string[]
---@field userGesture boolean

---@class bctrl.cdp.Page.compilationCacheProduced
---@field url string
---@field data string

---@class bctrl.cdp.Performance.Metric
---@field name string
---@field value number

---@class bctrl.cdp.Performance.enable.Params
---@field timeDomain? "timeTicks"|"threadTicks"

---@class bctrl.cdp.Performance.setTimeDomain.Params
---@field timeDomain "timeTicks"|"threadTicks"

---@class bctrl.cdp.Performance.getMetrics.Result
---@field metrics bctrl.cdp.Performance.Metric[]

---@class bctrl.cdp.Performance.metrics
---@field metrics bctrl.cdp.Performance.Metric[]
---@field title string

---@class bctrl.cdp.PerformanceTimeline.LargestContentfulPaint
---@field renderTime bctrl.cdp.Network.TimeSinceEpoch
---@field loadTime bctrl.cdp.Network.TimeSinceEpoch
---@field size number
---@field elementId? string
---@field url? string
---@field nodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.PerformanceTimeline.LayoutShiftAttribution
---@field previousRect bctrl.cdp.DOM.Rect
---@field currentRect bctrl.cdp.DOM.Rect
---@field nodeId? bctrl.cdp.DOM.BackendNodeId

---@class bctrl.cdp.PerformanceTimeline.LayoutShift
---@field value number
---@field hadRecentInput boolean
---@field lastInputTime bctrl.cdp.Network.TimeSinceEpoch
---@field sources bctrl.cdp.PerformanceTimeline.LayoutShiftAttribution[]

---@class bctrl.cdp.PerformanceTimeline.TimelineEvent
---@field frameId bctrl.cdp.Page.FrameId
---@field type string
---@field name string
---@field time bctrl.cdp.Network.TimeSinceEpoch
---@field duration? number
---@field lcpDetails? bctrl.cdp.PerformanceTimeline.LargestContentfulPaint
---@field layoutShiftDetails? bctrl.cdp.PerformanceTimeline.LayoutShift

---@class bctrl.cdp.PerformanceTimeline.enable.Params
---@field eventTypes string[]

---@class bctrl.cdp.PerformanceTimeline.timelineEventAdded
---@field event bctrl.cdp.PerformanceTimeline.TimelineEvent

---@alias bctrl.cdp.Preload.RuleSetId string

---@class bctrl.cdp.Preload.RuleSet
---@field id bctrl.cdp.Preload.RuleSetId
---@field loaderId bctrl.cdp.Network.LoaderId
---@field sourceText string
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field url? string
---@field requestId? bctrl.cdp.Network.RequestId
---@field errorType? bctrl.cdp.Preload.RuleSetErrorType
---@field errorMessage? string
---@field tag? string

---@alias bctrl.cdp.Preload.RuleSetErrorType "SourceIsNotJsonObject"|"InvalidRulesSkipped"|"InvalidRulesetLevelTag"

---@alias bctrl.cdp.Preload.SpeculationAction "Prefetch"|"Prerender"|"PrerenderUntilScript"

---@alias bctrl.cdp.Preload.SpeculationTargetHint "Blank"|"Self"

---@class bctrl.cdp.Preload.PreloadingAttemptKey
---@field loaderId bctrl.cdp.Network.LoaderId
---@field action bctrl.cdp.Preload.SpeculationAction
---@field url string
---@field formSubmission? boolean
---@field targetHint? bctrl.cdp.Preload.SpeculationTargetHint

---@class bctrl.cdp.Preload.PreloadingAttemptSource
---@field key bctrl.cdp.Preload.PreloadingAttemptKey
---@field ruleSetIds bctrl.cdp.Preload.RuleSetId[]
---@field nodeIds bctrl.cdp.DOM.BackendNodeId[]

---@alias bctrl.cdp.Preload.PreloadPipelineId string

---@alias bctrl.cdp.Preload.PrerenderFinalStatus "Activated"|"Destroyed"|"LowEndDevice"|"InvalidSchemeRedirect"|"InvalidSchemeNavigation"|"NavigationRequestBlockedByCsp"|"MojoBinderPolicy"|"RendererProcessCrashed"|"RendererProcessKilled"|"Download"|"TriggerDestroyed"|"NavigationNotCommitted"|"NavigationBadHttpStatus"|"ClientCertRequested"|"NavigationRequestNetworkError"|"CancelAllHostsForTesting"|"DidFailLoad"|"Stop"|"SslCertificateError"|"LoginAuthRequested"|"UaChangeRequiresReload"|"BlockedByClient"|"AudioOutputDeviceRequested"|"MixedContent"|"TriggerBackgrounded"|"MemoryLimitExceeded"|"DataSaverEnabled"|"TriggerUrlHasEffectiveUrl"|"ActivatedBeforeStarted"|"InactivePageRestriction"|"StartFailed"|"TimeoutBackgrounded"|"CrossSiteRedirectInInitialNavigation"|"CrossSiteNavigationInInitialNavigation"|"SameSiteCrossOriginRedirectNotOptInInInitialNavigation"|"SameSiteCrossOriginNavigationNotOptInInInitialNavigation"|"ActivationNavigationParameterMismatch"|"ActivatedInBackground"|"EmbedderHostDisallowed"|"ActivationNavigationDestroyedBeforeSuccess"|"TabClosedByUserGesture"|"TabClosedWithoutUserGesture"|"PrimaryMainFrameRendererProcessCrashed"|"PrimaryMainFrameRendererProcessKilled"|"ActivationFramePolicyNotCompatible"|"PreloadingDisabled"|"BatterySaverEnabled"|"ActivatedDuringMainFrameNavigation"|"PreloadingUnsupportedByWebContents"|"CrossSiteRedirectInMainFrameNavigation"|"CrossSiteNavigationInMainFrameNavigation"|"SameSiteCrossOriginRedirectNotOptInInMainFrameNavigation"|"SameSiteCrossOriginNavigationNotOptInInMainFrameNavigation"|"MemoryPressureOnTrigger"|"MemoryPressureAfterTriggered"|"PrerenderingDisabledByDevTools"|"SpeculationRuleRemoved"|"ActivatedWithAuxiliaryBrowsingContexts"|"MaxNumOfRunningEagerPrerendersExceeded"|"MaxNumOfRunningNonEagerPrerendersExceeded"|"MaxNumOfRunningEmbedderPrerendersExceeded"|"PrerenderingUrlHasEffectiveUrl"|"RedirectedPrerenderingUrlHasEffectiveUrl"|"ActivationUrlHasEffectiveUrl"|"JavaScriptInterfaceAdded"|"JavaScriptInterfaceRemoved"|"AllPrerenderingCanceled"|"WindowClosed"|"SlowNetwork"|"OtherPrerenderedPageActivated"|"V8OptimizerDisabled"|"PrerenderFailedDuringPrefetch"|"BrowsingDataRemoved"|"PrerenderHostReused"|"FormSubmitWhenPrerendering"|"CrossDocumentRestart"|"PrefetchFailedCrossOriginSubframe"

---@alias bctrl.cdp.Preload.PreloadingStatus "Pending"|"Running"|"Ready"|"Success"|"Failure"|"NotSupported"

---@alias bctrl.cdp.Preload.PrefetchStatus "PrefetchAllowed"|"PrefetchFailedIneligibleRedirect"|"PrefetchFailedInvalidRedirect"|"PrefetchFailedMIMENotSupported"|"PrefetchFailedNetError"|"PrefetchFailedNon2XX"|"PrefetchEvictedAfterBrowsingDataRemoved"|"PrefetchEvictedAfterCandidateRemoved"|"PrefetchEvictedForNewerPrefetch"|"PrefetchHeldback"|"PrefetchIneligibleRetryAfter"|"PrefetchIsPrivacyDecoy"|"PrefetchIsStale"|"PrefetchNotEligibleBlockedByConnectionAllowlist"|"PrefetchNotEligibleBrowserContextOffTheRecord"|"PrefetchNotEligibleCrossOrigin"|"PrefetchNotEligibleDataSaverEnabled"|"PrefetchNotEligibleExistingProxy"|"PrefetchNotEligibleHostIsNonUnique"|"PrefetchNotEligibleNonDefaultStoragePartition"|"PrefetchNotEligibleSameSiteCrossOriginPrefetchRequiredProxy"|"PrefetchNotEligibleSchemeIsNotHttps"|"PrefetchNotEligibleUserHasCookies"|"PrefetchNotEligibleUserHasServiceWorker"|"PrefetchNotEligibleUserHasServiceWorkerNoFetchHandler"|"PrefetchNotEligibleRedirectFromServiceWorker"|"PrefetchNotEligibleRedirectToServiceWorker"|"PrefetchNotEligibleBatterySaverEnabled"|"PrefetchNotEligiblePreloadingDisabled"|"PrefetchNotFinishedInTime"|"PrefetchNotStarted"|"PrefetchNotUsedCookiesChanged"|"PrefetchProxyNotAvailable"|"PrefetchResponseUsed"|"PrefetchSuccessfulButNotUsed"|"PrefetchNotUsedProbeFailed"|"PrefetchCancelledOnUserNavigation"

---@class bctrl.cdp.Preload.PrerenderMismatchedHeaders
---@field headerName string
---@field initialValue? string
---@field activationValue? string

---@class bctrl.cdp.Preload.ruleSetUpdated
---@field ruleSet bctrl.cdp.Preload.RuleSet

---@class bctrl.cdp.Preload.ruleSetRemoved
---@field id bctrl.cdp.Preload.RuleSetId

---@class bctrl.cdp.Preload.preloadEnabledStateUpdated
---@field disabledByPreference boolean
---@field disabledByDataSaver boolean
---@field disabledByBatterySaver boolean
---@field disabledByHoldbackPrefetchSpeculationRules boolean
---@field disabledByHoldbackPrerenderSpeculationRules boolean

---@class bctrl.cdp.Preload.prefetchStatusUpdated
---@field key bctrl.cdp.Preload.PreloadingAttemptKey
---@field pipelineId bctrl.cdp.Preload.PreloadPipelineId
---@field initiatingFrameId bctrl.cdp.Page.FrameId
---@field prefetchUrl string
---@field status bctrl.cdp.Preload.PreloadingStatus
---@field prefetchStatus bctrl.cdp.Preload.PrefetchStatus
---@field requestId bctrl.cdp.Network.RequestId

---@class bctrl.cdp.Preload.prerenderStatusUpdated
---@field key bctrl.cdp.Preload.PreloadingAttemptKey
---@field pipelineId bctrl.cdp.Preload.PreloadPipelineId
---@field status bctrl.cdp.Preload.PreloadingStatus
---@field effectiveAction? bctrl.cdp.Preload.SpeculationAction
---@field prerenderStatus? bctrl.cdp.Preload.PrerenderFinalStatus
---@field disallowedMojoInterface? string
---@field mismatchedHeaders? bctrl.cdp.Preload.PrerenderMismatchedHeaders[]

---@class bctrl.cdp.Preload.preloadingAttemptSourcesUpdated
---@field loaderId bctrl.cdp.Network.LoaderId
---@field preloadingAttemptSources bctrl.cdp.Preload.PreloadingAttemptSource[]

---@class bctrl.cdp.Profiler.ProfileNode
---@field id integer
---@field callFrame bctrl.cdp.Runtime.CallFrame
---@field hitCount? integer
---@field children? integer[]
---@field deoptReason? string
---@field positionTicks? bctrl.cdp.Profiler.PositionTickInfo[]

---@class bctrl.cdp.Profiler.Profile
---@field nodes bctrl.cdp.Profiler.ProfileNode[]
---@field startTime number
---@field endTime number
---@field samples? integer[]
---@field timeDeltas? integer[]

---@class bctrl.cdp.Profiler.PositionTickInfo
---@field line integer
---@field ticks integer

---@class bctrl.cdp.Profiler.CoverageRange
---@field startOffset integer
---@field endOffset integer
---@field count integer

---@class bctrl.cdp.Profiler.FunctionCoverage
---@field functionName string
---@field ranges bctrl.cdp.Profiler.CoverageRange[]
---@field isBlockCoverage boolean

---@class bctrl.cdp.Profiler.ScriptCoverage
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field url string
---@field functions bctrl.cdp.Profiler.FunctionCoverage[]

---@class bctrl.cdp.Profiler.getBestEffortCoverage.Result
---@field result bctrl.cdp.Profiler.ScriptCoverage[]

---@class bctrl.cdp.Profiler.setSamplingInterval.Params
---@field interval integer

---@class bctrl.cdp.Profiler.startPreciseCoverage.Params
---@field callCount? boolean
---@field detailed? boolean
---@field allowTriggeredUpdates? boolean

---@class bctrl.cdp.Profiler.startPreciseCoverage.Result
---@field timestamp number

---@class bctrl.cdp.Profiler.stop.Result
---@field profile bctrl.cdp.Profiler.Profile

---@class bctrl.cdp.Profiler.takePreciseCoverage.Result
---@field result bctrl.cdp.Profiler.ScriptCoverage[]
---@field timestamp number

---@class bctrl.cdp.Profiler.consoleProfileFinished
---@field id string
---@field location bctrl.cdp.Debugger.Location
---@field profile bctrl.cdp.Profiler.Profile
---@field title? string

---@class bctrl.cdp.Profiler.consoleProfileStarted
---@field id string
---@field location bctrl.cdp.Debugger.Location
---@field title? string

---@class bctrl.cdp.Profiler.preciseCoverageDeltaUpdate
---@field timestamp number
---@field occasion string
---@field result bctrl.cdp.Profiler.ScriptCoverage[]

---@alias bctrl.cdp.Runtime.ScriptId string

---@class bctrl.cdp.Runtime.SerializationOptions
---@field serialization "deep"|"json"|"idOnly"
---@field maxDepth? integer
---@field additionalParameters? table

---@class bctrl.cdp.Runtime.DeepSerializedValue
---@field type "undefined"|"null"|"string"|"number"|"boolean"|"bigint"|"regexp"|"date"|"symbol"|"array"|"object"|"function"|"map"|"set"|"weakmap"|"weakset"|"error"|"proxy"|"promise"|"typedarray"|"arraybuffer"|"node"|"window"|"generator"
---@field value? any
---@field objectId? string
---@field weakLocalObjectReference? integer

---@alias bctrl.cdp.Runtime.RemoteObjectId string

---@alias bctrl.cdp.Runtime.UnserializableValue string

---@class bctrl.cdp.Runtime.RemoteObject
---@field type "object"|"function"|"undefined"|"string"|"number"|"boolean"|"symbol"|"bigint"
---@field subtype? "array"|"null"|"node"|"regexp"|"date"|"map"|"set"|"weakmap"|"weakset"|"iterator"|"generator"|"error"|"proxy"|"promise"|"typedarray"|"arraybuffer"|"dataview"|"webassemblymemory"|"wasmvalue"|"deferredmodule"|"trustedtype"
---@field className? string
---@field value? any
---@field unserializableValue? bctrl.cdp.Runtime.UnserializableValue
---@field description? string
---@field deepSerializedValue? bctrl.cdp.Runtime.DeepSerializedValue
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field preview? bctrl.cdp.Runtime.ObjectPreview
---@field customPreview? bctrl.cdp.Runtime.CustomPreview

---@class bctrl.cdp.Runtime.CustomPreview
---@field header string
---@field bodyGetterId? bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.Runtime.ObjectPreview
---@field type "object"|"function"|"undefined"|"string"|"number"|"boolean"|"symbol"|"bigint"
---@field subtype? "array"|"null"|"node"|"regexp"|"date"|"map"|"set"|"weakmap"|"weakset"|"iterator"|"generator"|"error"|"proxy"|"promise"|"typedarray"|"arraybuffer"|"dataview"|"webassemblymemory"|"wasmvalue"|"deferredmodule"|"trustedtype"
---@field description? string
---@field overflow boolean
---@field properties bctrl.cdp.Runtime.PropertyPreview[]
---@field entries? bctrl.cdp.Runtime.EntryPreview[]

---@class bctrl.cdp.Runtime.PropertyPreview
---@field name string
---@field type "object"|"function"|"undefined"|"string"|"number"|"boolean"|"symbol"|"accessor"|"bigint"
---@field value? string
---@field valuePreview? bctrl.cdp.Runtime.ObjectPreview
---@field subtype? "array"|"null"|"node"|"regexp"|"date"|"map"|"set"|"weakmap"|"weakset"|"iterator"|"generator"|"error"|"proxy"|"promise"|"typedarray"|"arraybuffer"|"dataview"|"webassemblymemory"|"wasmvalue"|"deferredmodule"|"trustedtype"

---@class bctrl.cdp.Runtime.EntryPreview
---@field key? bctrl.cdp.Runtime.ObjectPreview
---@field value bctrl.cdp.Runtime.ObjectPreview

---@class bctrl.cdp.Runtime.PropertyDescriptor
---@field name string
---@field value? bctrl.cdp.Runtime.RemoteObject
---@field writable? boolean
---@field get? bctrl.cdp.Runtime.RemoteObject
---@field set? bctrl.cdp.Runtime.RemoteObject
---@field configurable boolean
---@field enumerable boolean
---@field wasThrown? boolean
---@field isOwn? boolean
---@field symbol? bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.Runtime.InternalPropertyDescriptor
---@field name string
---@field value? bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.Runtime.PrivatePropertyDescriptor
---@field name string
---@field value? bctrl.cdp.Runtime.RemoteObject
---@field get? bctrl.cdp.Runtime.RemoteObject
---@field set? bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.Runtime.CallArgument
---@field value? any
---@field unserializableValue? bctrl.cdp.Runtime.UnserializableValue
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId

---@alias bctrl.cdp.Runtime.ExecutionContextId integer

---@class bctrl.cdp.Runtime.ExecutionContextDescription
---@field id bctrl.cdp.Runtime.ExecutionContextId
---@field origin string
---@field name string
---@field uniqueId string
---@field auxData? table

---@class bctrl.cdp.Runtime.ExceptionDetails
---@field exceptionId integer
---@field text string
---@field lineNumber integer
---@field columnNumber integer
---@field scriptId? bctrl.cdp.Runtime.ScriptId
---@field url? string
---@field stackTrace? bctrl.cdp.Runtime.StackTrace
---@field exception? bctrl.cdp.Runtime.RemoteObject
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId
---@field exceptionMetaData? table

---@alias bctrl.cdp.Runtime.Timestamp number

---@alias bctrl.cdp.Runtime.TimeDelta number

---@class bctrl.cdp.Runtime.CallFrame
---@field functionName string
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field url string
---@field lineNumber integer
---@field columnNumber integer

---@class bctrl.cdp.Runtime.StackTrace
---@field description? string
---@field callFrames bctrl.cdp.Runtime.CallFrame[]
---@field parent? bctrl.cdp.Runtime.StackTrace
---@field parentId? bctrl.cdp.Runtime.StackTraceId

---@alias bctrl.cdp.Runtime.UniqueDebuggerId string

---@class bctrl.cdp.Runtime.StackTraceId
---@field id string
---@field debuggerId? bctrl.cdp.Runtime.UniqueDebuggerId

---@class bctrl.cdp.Runtime.awaitPromise.Params
---@field promiseObjectId bctrl.cdp.Runtime.RemoteObjectId
---@field returnByValue? boolean
---@field generatePreview? boolean

---@class bctrl.cdp.Runtime.awaitPromise.Result
---@field result bctrl.cdp.Runtime.RemoteObject
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.callFunctionOn.Params
---@field functionDeclaration string
---@field objectId? bctrl.cdp.Runtime.RemoteObjectId
---@field arguments? bctrl.cdp.Runtime.CallArgument[]
---@field silent? boolean
---@field returnByValue? boolean
---@field generatePreview? boolean
---@field userGesture? boolean
---@field awaitPromise? boolean
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId
---@field objectGroup? string
---@field throwOnSideEffect? boolean
---@field uniqueContextId? string
---@field serializationOptions? bctrl.cdp.Runtime.SerializationOptions

---@class bctrl.cdp.Runtime.callFunctionOn.Result
---@field result bctrl.cdp.Runtime.RemoteObject
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.compileScript.Params
---@field expression string
---@field sourceURL string
---@field persistScript boolean
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId

---@class bctrl.cdp.Runtime.compileScript.Result
---@field scriptId? bctrl.cdp.Runtime.ScriptId
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.evaluate.Params
---@field expression string
---@field objectGroup? string
---@field includeCommandLineAPI? boolean
---@field silent? boolean
---@field contextId? bctrl.cdp.Runtime.ExecutionContextId
---@field returnByValue? boolean
---@field generatePreview? boolean
---@field userGesture? boolean
---@field awaitPromise? boolean
---@field throwOnSideEffect? boolean
---@field timeout? bctrl.cdp.Runtime.TimeDelta
---@field disableBreaks? boolean
---@field replMode? boolean
---@field allowUnsafeEvalBlockedByCSP? boolean
---@field uniqueContextId? string
---@field serializationOptions? bctrl.cdp.Runtime.SerializationOptions

---@class bctrl.cdp.Runtime.evaluate.Result
---@field result bctrl.cdp.Runtime.RemoteObject
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.getIsolateId.Result
---@field id string

---@class bctrl.cdp.Runtime.getHeapUsage.Result
---@field usedSize number
---@field totalSize number
---@field embedderHeapUsedSize number
---@field backingStorageSize number

---@class bctrl.cdp.Runtime.getProperties.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId
---@field ownProperties? boolean
---@field accessorPropertiesOnly? boolean
---@field generatePreview? boolean
---@field nonIndexedPropertiesOnly? boolean

---@class bctrl.cdp.Runtime.getProperties.Result
---@field result bctrl.cdp.Runtime.PropertyDescriptor[]
---@field internalProperties? bctrl.cdp.Runtime.InternalPropertyDescriptor[]
---@field privateProperties? bctrl.cdp.Runtime.PrivatePropertyDescriptor[]
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.globalLexicalScopeNames.Params
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId

---@class bctrl.cdp.Runtime.globalLexicalScopeNames.Result
---@field names string[]

---@class bctrl.cdp.Runtime.queryObjects.Params
---@field prototypeObjectId bctrl.cdp.Runtime.RemoteObjectId
---@field objectGroup? string

---@class bctrl.cdp.Runtime.queryObjects.Result
---@field objects bctrl.cdp.Runtime.RemoteObject

---@class bctrl.cdp.Runtime.releaseObject.Params
---@field objectId bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.Runtime.releaseObjectGroup.Params
---@field objectGroup string

---@class bctrl.cdp.Runtime.runScript.Params
---@field scriptId bctrl.cdp.Runtime.ScriptId
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId
---@field objectGroup? string
---@field silent? boolean
---@field includeCommandLineAPI? boolean
---@field returnByValue? boolean
---@field generatePreview? boolean
---@field awaitPromise? boolean

---@class bctrl.cdp.Runtime.runScript.Result
---@field result bctrl.cdp.Runtime.RemoteObject
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.setAsyncCallStackDepth.Params
---@field maxDepth integer

---@class bctrl.cdp.Runtime.setCustomObjectFormatterEnabled.Params
---@field enabled boolean

---@class bctrl.cdp.Runtime.setMaxCallStackSizeToCapture.Params
---@field size integer

---@class bctrl.cdp.Runtime.addBinding.Params
---@field name string
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId
---@field executionContextName? string

---@class bctrl.cdp.Runtime.removeBinding.Params
---@field name string

---@class bctrl.cdp.Runtime.getExceptionDetails.Params
---@field errorObjectId bctrl.cdp.Runtime.RemoteObjectId

---@class bctrl.cdp.Runtime.getExceptionDetails.Result
---@field exceptionDetails? bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.bindingCalled
---@field name string
---@field payload string
---@field executionContextId bctrl.cdp.Runtime.ExecutionContextId

---@class bctrl.cdp.Runtime.consoleAPICalled
---@field type "log"|"debug"|"info"|"error"|"warning"|"dir"|"dirxml"|"table"|"trace"|"clear"|"startGroup"|"startGroupCollapsed"|"endGroup"|"assert"|"profile"|"profileEnd"|"count"|"timeEnd"
---@field args bctrl.cdp.Runtime.RemoteObject[]
---@field executionContextId bctrl.cdp.Runtime.ExecutionContextId
---@field timestamp bctrl.cdp.Runtime.Timestamp
---@field stackTrace? bctrl.cdp.Runtime.StackTrace
---@field context? string

---@class bctrl.cdp.Runtime.exceptionRevoked
---@field reason string
---@field exceptionId integer

---@class bctrl.cdp.Runtime.exceptionThrown
---@field timestamp bctrl.cdp.Runtime.Timestamp
---@field exceptionDetails bctrl.cdp.Runtime.ExceptionDetails

---@class bctrl.cdp.Runtime.executionContextCreated
---@field context bctrl.cdp.Runtime.ExecutionContextDescription

---@class bctrl.cdp.Runtime.executionContextDestroyed
---@field executionContextId bctrl.cdp.Runtime.ExecutionContextId
---@field executionContextUniqueId string

---@class bctrl.cdp.Runtime.inspectRequested
---@field object bctrl.cdp.Runtime.RemoteObject
---@field hints table
---@field executionContextId? bctrl.cdp.Runtime.ExecutionContextId

---@class bctrl.cdp.Schema.Domain
---@field name string
---@field version string

---@class bctrl.cdp.Schema.getDomains.Result
---@field domains bctrl.cdp.Schema.Domain[]

---@alias bctrl.cdp.Security.CertificateId integer

---@alias bctrl.cdp.Security.MixedContentType "blockable"|"optionally-blockable"|"none"

---@alias bctrl.cdp.Security.SecurityState "unknown"|"neutral"|"insecure"|"secure"|"info"|"insecure-broken"

---@class bctrl.cdp.Security.CertificateSecurityState
---@field protocol string
---@field keyExchange string
---@field keyExchangeGroup? string
---@field cipher string
---@field mac? string
---@field certificate string[]
---@field subjectName string
---@field issuer string
---@field validFrom bctrl.cdp.Network.TimeSinceEpoch
---@field validTo bctrl.cdp.Network.TimeSinceEpoch
---@field certificateNetworkError? string
---@field certificateHasWeakSignature boolean
---@field certificateHasSha1Signature boolean
---@field modernSSL boolean
---@field obsoleteSslProtocol boolean
---@field obsoleteSslKeyExchange boolean
---@field obsoleteSslCipher boolean
---@field obsoleteSslSignature boolean

---@alias bctrl.cdp.Security.SafetyTipStatus "badReputation"|"lookalike"

---@class bctrl.cdp.Security.SafetyTipInfo
---@field safetyTipStatus bctrl.cdp.Security.SafetyTipStatus
---@field safeUrl? string

---@class bctrl.cdp.Security.VisibleSecurityState
---@field securityState bctrl.cdp.Security.SecurityState
---@field certificateSecurityState? bctrl.cdp.Security.CertificateSecurityState
---@field safetyTipInfo? bctrl.cdp.Security.SafetyTipInfo
---@field securityStateIssueIds string[]

---@class bctrl.cdp.Security.SecurityStateExplanation
---@field securityState bctrl.cdp.Security.SecurityState
---@field title string
---@field summary string
---@field description string
---@field mixedContentType bctrl.cdp.Security.MixedContentType
---@field certificate string[]
---@field recommendations? string[]

---@class bctrl.cdp.Security.InsecureContentStatus
---@field ranMixedContent boolean
---@field displayedMixedContent boolean
---@field containedMixedForm boolean
---@field ranContentWithCertErrors boolean
---@field displayedContentWithCertErrors boolean
---@field ranInsecureContentStyle bctrl.cdp.Security.SecurityState
---@field displayedInsecureContentStyle bctrl.cdp.Security.SecurityState

---@alias bctrl.cdp.Security.CertificateErrorAction "continue"|"cancel"

---@class bctrl.cdp.Security.setIgnoreCertificateErrors.Params
---@field ignore boolean

---@class bctrl.cdp.Security.handleCertificateError.Params
---@field eventId integer
---@field action bctrl.cdp.Security.CertificateErrorAction

---@class bctrl.cdp.Security.setOverrideCertificateErrors.Params
---@field override boolean

---@class bctrl.cdp.Security.certificateError
---@field eventId integer
---@field errorType string
---@field requestURL string

---@class bctrl.cdp.Security.visibleSecurityStateChanged
---@field visibleSecurityState bctrl.cdp.Security.VisibleSecurityState

---@class bctrl.cdp.Security.securityStateChanged
---@field securityState bctrl.cdp.Security.SecurityState
---@field schemeIsCryptographic boolean
---@field explanations bctrl.cdp.Security.SecurityStateExplanation[]
---@field insecureContentStatus bctrl.cdp.Security.InsecureContentStatus
---@field summary? string

---@alias bctrl.cdp.ServiceWorker.RegistrationID string

---@class bctrl.cdp.ServiceWorker.ServiceWorkerRegistration
---@field registrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field scopeURL string
---@field isDeleted boolean

---@alias bctrl.cdp.ServiceWorker.ServiceWorkerVersionRunningStatus "stopped"|"starting"|"running"|"stopping"

---@alias bctrl.cdp.ServiceWorker.ServiceWorkerVersionStatus "new"|"installing"|"installed"|"activating"|"activated"|"redundant"

---@class bctrl.cdp.ServiceWorker.ServiceWorkerRouterCondition
---@field urlPattern? string
---@field requestMethod? string
---@field requestMode? string
---@field requestDestination? string
---@field runningStatus? bctrl.cdp.ServiceWorker.ServiceWorkerVersionRunningStatus
---@field or? bctrl.cdp.ServiceWorker.ServiceWorkerRouterCondition[]
---@field not? bctrl.cdp.ServiceWorker.ServiceWorkerRouterCondition

---@alias bctrl.cdp.ServiceWorker.ServiceWorkerRouterSourceType "cache"|"fetchEvent"|"network"|"raceNetworkAndFetchHandler"|"raceNetworkAndCache"|"sourceDict"

---@class bctrl.cdp.ServiceWorker.ServiceWorkerRouterSourceDict
---@field cacheName string

---@class bctrl.cdp.ServiceWorker.ServiceWorkerRouterSource
---@field type bctrl.cdp.ServiceWorker.ServiceWorkerRouterSourceType
---@field sourceDict? bctrl.cdp.ServiceWorker.ServiceWorkerRouterSourceDict

---@class bctrl.cdp.ServiceWorker.ServiceWorkerRouterRule
---@field condition bctrl.cdp.ServiceWorker.ServiceWorkerRouterCondition
---@field source bctrl.cdp.ServiceWorker.ServiceWorkerRouterSource
---@field id integer

---@class bctrl.cdp.ServiceWorker.ServiceWorkerVersion
---@field versionId string
---@field registrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field scriptURL string
---@field runningStatus bctrl.cdp.ServiceWorker.ServiceWorkerVersionRunningStatus
---@field status bctrl.cdp.ServiceWorker.ServiceWorkerVersionStatus
---@field scriptLastModified? number
---@field scriptResponseTime? number
---@field controlledClients? bctrl.cdp.Target.TargetID[]
---@field targetId? bctrl.cdp.Target.TargetID
---@field routerRules? string
---@field typedRouterRules? bctrl.cdp.ServiceWorker.ServiceWorkerRouterRule[]

---@class bctrl.cdp.ServiceWorker.ServiceWorkerErrorMessage
---@field errorMessage string
---@field registrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field versionId string
---@field sourceURL string
---@field lineNumber integer
---@field columnNumber integer

---@class bctrl.cdp.ServiceWorker.deliverPushMessage.Params
---@field origin string
---@field registrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field data string

---@class bctrl.cdp.ServiceWorker.dispatchSyncEvent.Params
---@field origin string
---@field registrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field tag string
---@field lastChance boolean

---@class bctrl.cdp.ServiceWorker.dispatchPeriodicSyncEvent.Params
---@field origin string
---@field registrationId bctrl.cdp.ServiceWorker.RegistrationID
---@field tag string

---@class bctrl.cdp.ServiceWorker.setForceUpdateOnPageLoad.Params
---@field forceUpdateOnPageLoad boolean

---@class bctrl.cdp.ServiceWorker.skipWaiting.Params
---@field scopeURL string

---@class bctrl.cdp.ServiceWorker.startWorker.Params
---@field scopeURL string

---@class bctrl.cdp.ServiceWorker.stopWorker.Params
---@field versionId string

---@class bctrl.cdp.ServiceWorker.unregister.Params
---@field scopeURL string

---@class bctrl.cdp.ServiceWorker.updateRegistration.Params
---@field scopeURL string

---@class bctrl.cdp.ServiceWorker.workerErrorReported
---@field errorMessage bctrl.cdp.ServiceWorker.ServiceWorkerErrorMessage

---@class bctrl.cdp.ServiceWorker.workerRegistrationUpdated
---@field registrations bctrl.cdp.ServiceWorker.ServiceWorkerRegistration[]

---@class bctrl.cdp.ServiceWorker.workerVersionUpdated
---@field versions bctrl.cdp.ServiceWorker.ServiceWorkerVersion[]

---@alias bctrl.cdp.SmartCardEmulation.ResultCode "success"|"removed-card"|"reset-card"|"unpowered-card"|"unresponsive-card"|"unsupported-card"|"reader-unavailable"|"sharing-violation"|"not-transacted"|"no-smartcard"|"proto-mismatch"|"system-cancelled"|"not-ready"|"cancelled"|"insufficient-buffer"|"invalid-handle"|"invalid-parameter"|"invalid-value"|"no-memory"|"timeout"|"unknown-reader"|"unsupported-feature"|"no-readers-available"|"service-stopped"|"no-service"|"comm-error"|"internal-error"|"server-too-busy"|"unexpected"|"shutdown"|"unknown-card"|"unknown"

---@alias bctrl.cdp.SmartCardEmulation.ShareMode "shared"|"exclusive"|"direct"

---@alias bctrl.cdp.SmartCardEmulation.Disposition "leave-card"|"reset-card"|"unpower-card"|"eject-card"

---@alias bctrl.cdp.SmartCardEmulation.ConnectionState "absent"|"present"|"swallowed"|"powered"|"negotiable"|"specific"

---@class bctrl.cdp.SmartCardEmulation.ReaderStateFlags
---@field unaware? boolean
---@field ignore? boolean
---@field changed? boolean
---@field unknown? boolean
---@field unavailable? boolean
---@field empty? boolean
---@field present? boolean
---@field exclusive? boolean
---@field inuse? boolean
---@field mute? boolean
---@field unpowered? boolean

---@class bctrl.cdp.SmartCardEmulation.ProtocolSet
---@field t0? boolean
---@field t1? boolean
---@field raw? boolean

---@alias bctrl.cdp.SmartCardEmulation.Protocol "t0"|"t1"|"raw"

---@class bctrl.cdp.SmartCardEmulation.ReaderStateIn
---@field reader string
---@field currentState bctrl.cdp.SmartCardEmulation.ReaderStateFlags
---@field currentInsertionCount integer

---@class bctrl.cdp.SmartCardEmulation.ReaderStateOut
---@field reader string
---@field eventState bctrl.cdp.SmartCardEmulation.ReaderStateFlags
---@field eventCount integer
---@field atr string

---@class bctrl.cdp.SmartCardEmulation.reportEstablishContextResult.Params
---@field requestId string
---@field contextId integer

---@class bctrl.cdp.SmartCardEmulation.reportReleaseContextResult.Params
---@field requestId string

---@class bctrl.cdp.SmartCardEmulation.reportListReadersResult.Params
---@field requestId string
---@field readers string[]

---@class bctrl.cdp.SmartCardEmulation.reportGetStatusChangeResult.Params
---@field requestId string
---@field readerStates bctrl.cdp.SmartCardEmulation.ReaderStateOut[]

---@class bctrl.cdp.SmartCardEmulation.reportBeginTransactionResult.Params
---@field requestId string
---@field handle integer

---@class bctrl.cdp.SmartCardEmulation.reportPlainResult.Params
---@field requestId string

---@class bctrl.cdp.SmartCardEmulation.reportConnectResult.Params
---@field requestId string
---@field handle integer
---@field activeProtocol? bctrl.cdp.SmartCardEmulation.Protocol

---@class bctrl.cdp.SmartCardEmulation.reportDataResult.Params
---@field requestId string
---@field data string

---@class bctrl.cdp.SmartCardEmulation.reportStatusResult.Params
---@field requestId string
---@field readerName string
---@field state bctrl.cdp.SmartCardEmulation.ConnectionState
---@field atr string
---@field protocol? bctrl.cdp.SmartCardEmulation.Protocol

---@class bctrl.cdp.SmartCardEmulation.reportError.Params
---@field requestId string
---@field resultCode bctrl.cdp.SmartCardEmulation.ResultCode

---@class bctrl.cdp.SmartCardEmulation.establishContextRequested
---@field requestId string

---@class bctrl.cdp.SmartCardEmulation.releaseContextRequested
---@field requestId string
---@field contextId integer

---@class bctrl.cdp.SmartCardEmulation.listReadersRequested
---@field requestId string
---@field contextId integer

---@class bctrl.cdp.SmartCardEmulation.getStatusChangeRequested
---@field requestId string
---@field contextId integer
---@field readerStates bctrl.cdp.SmartCardEmulation.ReaderStateIn[]
---@field timeout? integer

---@class bctrl.cdp.SmartCardEmulation.cancelRequested
---@field requestId string
---@field contextId integer

---@class bctrl.cdp.SmartCardEmulation.connectRequested
---@field requestId string
---@field contextId integer
---@field reader string
---@field shareMode bctrl.cdp.SmartCardEmulation.ShareMode
---@field preferredProtocols bctrl.cdp.SmartCardEmulation.ProtocolSet

---@class bctrl.cdp.SmartCardEmulation.disconnectRequested
---@field requestId string
---@field handle integer
---@field disposition bctrl.cdp.SmartCardEmulation.Disposition

---@class bctrl.cdp.SmartCardEmulation.transmitRequested
---@field requestId string
---@field handle integer
---@field data string
---@field protocol? bctrl.cdp.SmartCardEmulation.Protocol

---@class bctrl.cdp.SmartCardEmulation.controlRequested
---@field requestId string
---@field handle integer
---@field controlCode integer
---@field data string

---@class bctrl.cdp.SmartCardEmulation.getAttribRequested
---@field requestId string
---@field handle integer
---@field attribId integer

---@class bctrl.cdp.SmartCardEmulation.setAttribRequested
---@field requestId string
---@field handle integer
---@field attribId integer
---@field data string

---@class bctrl.cdp.SmartCardEmulation.statusRequested
---@field requestId string
---@field handle integer

---@class bctrl.cdp.SmartCardEmulation.beginTransactionRequested
---@field requestId string
---@field handle integer

---@class bctrl.cdp.SmartCardEmulation.endTransactionRequested
---@field requestId string
---@field handle integer
---@field disposition bctrl.cdp.SmartCardEmulation.Disposition

---@alias bctrl.cdp.Storage.SerializedStorageKey string

---@alias bctrl.cdp.Storage.StorageType "cookies"|"file_systems"|"indexeddb"|"local_storage"|"shader_cache"|"websql"|"service_workers"|"cache_storage"|"storage_buckets"|"all"|"other"

---@class bctrl.cdp.Storage.UsageForType
---@field storageType bctrl.cdp.Storage.StorageType
---@field usage number

---@class bctrl.cdp.Storage.TrustTokens
---@field issuerOrigin string
---@field count number

---@class bctrl.cdp.Storage.PrivateVerificationToken
---@field id string
---@field issuerOrigin string
---@field keyId integer
---@field expiration bctrl.cdp.Network.TimeSinceEpoch
---@field creationTime bctrl.cdp.Network.TimeSinceEpoch
---@field version integer
---@field token string

---@class bctrl.cdp.Storage.PrivateVerificationTokensIssuerConfig
---@field issuerOrigin string
---@field redeemerOrigins string[]

---@alias bctrl.cdp.Storage.StorageBucketsDurability "relaxed"|"strict"

---@class bctrl.cdp.Storage.StorageBucket
---@field storageKey bctrl.cdp.Storage.SerializedStorageKey
---@field name? string

---@class bctrl.cdp.Storage.StorageBucketInfo
---@field bucket bctrl.cdp.Storage.StorageBucket
---@field id string
---@field expiration bctrl.cdp.Network.TimeSinceEpoch
---@field quota number
---@field persistent boolean
---@field durability bctrl.cdp.Storage.StorageBucketsDurability

---@class bctrl.cdp.Storage.getStorageKeyForFrame.Params
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Storage.getStorageKeyForFrame.Result
---@field storageKey bctrl.cdp.Storage.SerializedStorageKey

---@class bctrl.cdp.Storage.getStorageKey.Params
---@field frameId? bctrl.cdp.Page.FrameId

---@class bctrl.cdp.Storage.getStorageKey.Result
---@field storageKey bctrl.cdp.Storage.SerializedStorageKey

---@class bctrl.cdp.Storage.clearDataForOrigin.Params
---@field origin string
---@field storageTypes string

---@class bctrl.cdp.Storage.clearDataForStorageKey.Params
---@field storageKey string
---@field storageTypes string

---@class bctrl.cdp.Storage.getCookies.Params
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Storage.getCookies.Result
---@field cookies bctrl.cdp.Network.Cookie[]

---@class bctrl.cdp.Storage.setCookies.Params
---@field cookies bctrl.cdp.Network.CookieParam[]
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Storage.clearCookies.Params
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Storage.getUsageAndQuota.Params
---@field origin string

---@class bctrl.cdp.Storage.getUsageAndQuota.Result
---@field usage number
---@field quota number
---@field overrideActive boolean
---@field usageBreakdown bctrl.cdp.Storage.UsageForType[]

---@class bctrl.cdp.Storage.overrideQuotaForOrigin.Params
---@field origin string
---@field quotaSize? number

---@class bctrl.cdp.Storage.trackCacheStorageForOrigin.Params
---@field origin string

---@class bctrl.cdp.Storage.trackCacheStorageForStorageKey.Params
---@field storageKey string

---@class bctrl.cdp.Storage.trackIndexedDBForOrigin.Params
---@field origin string

---@class bctrl.cdp.Storage.trackIndexedDBForStorageKey.Params
---@field storageKey string

---@class bctrl.cdp.Storage.untrackCacheStorageForOrigin.Params
---@field origin string

---@class bctrl.cdp.Storage.untrackCacheStorageForStorageKey.Params
---@field storageKey string

---@class bctrl.cdp.Storage.untrackIndexedDBForOrigin.Params
---@field origin string

---@class bctrl.cdp.Storage.untrackIndexedDBForStorageKey.Params
---@field storageKey string

---@class bctrl.cdp.Storage.getTrustTokens.Result
---@field tokens bctrl.cdp.Storage.TrustTokens[]

---@class bctrl.cdp.Storage.clearTrustTokens.Params
---@field issuerOrigin string

---@class bctrl.cdp.Storage.clearTrustTokens.Result
---@field didDeleteTokens boolean

---@class bctrl.cdp.Storage.getPrivateVerificationTokens.Result
---@field tokens bctrl.cdp.Storage.PrivateVerificationToken[]

---@class bctrl.cdp.Storage.getPrivateVerificationTokensIssuerConfigs.Result
---@field configs bctrl.cdp.Storage.PrivateVerificationTokensIssuerConfig[]

---@class bctrl.cdp.Storage.clearPrivateVerificationTokens.Params
---@field issuerOrigin string

---@class bctrl.cdp.Storage.deletePrivateVerificationToken.Params
---@field tokenId string

---@class bctrl.cdp.Storage.setPrivateVerificationTokensTracking.Params
---@field enable boolean

---@class bctrl.cdp.Storage.setStorageBucketTracking.Params
---@field storageKey string
---@field enable boolean

---@class bctrl.cdp.Storage.deleteStorageBucket.Params
---@field bucket bctrl.cdp.Storage.StorageBucket

---@class bctrl.cdp.Storage.runBounceTrackingMitigations.Result
---@field deletedSites string[]

---@class bctrl.cdp.Storage.cacheStorageContentUpdated
---@field origin string
---@field storageKey string
---@field bucketId string
---@field cacheName string

---@class bctrl.cdp.Storage.cacheStorageListUpdated
---@field origin string
---@field storageKey string
---@field bucketId string

---@class bctrl.cdp.Storage.indexedDBContentUpdated
---@field origin string
---@field storageKey string
---@field bucketId string
---@field databaseName string
---@field objectStoreName string

---@class bctrl.cdp.Storage.indexedDBListUpdated
---@field origin string
---@field storageKey string
---@field bucketId string

---@class bctrl.cdp.Storage.storageBucketCreatedOrUpdated
---@field bucketInfo bctrl.cdp.Storage.StorageBucketInfo

---@class bctrl.cdp.Storage.storageBucketDeleted
---@field bucketId string

---@class bctrl.cdp.SystemInfo.GPUDevice
---@field vendorId number
---@field deviceId number
---@field subSysId? number
---@field revision? number
---@field vendorString string
---@field deviceString string
---@field driverVendor string
---@field driverVersion string

---@class bctrl.cdp.SystemInfo.Size
---@field width integer
---@field height integer

---@class bctrl.cdp.SystemInfo.VideoDecodeAcceleratorCapability
---@field profile string
---@field maxResolution bctrl.cdp.SystemInfo.Size
---@field minResolution bctrl.cdp.SystemInfo.Size

---@class bctrl.cdp.SystemInfo.VideoEncodeAcceleratorCapability
---@field profile string
---@field maxResolution bctrl.cdp.SystemInfo.Size
---@field maxFramerateNumerator integer
---@field maxFramerateDenominator integer

---@alias bctrl.cdp.SystemInfo.SubsamplingFormat "yuv420"|"yuv422"|"yuv444"

---@alias bctrl.cdp.SystemInfo.ImageType "jpeg"|"webp"|"unknown"

---@class bctrl.cdp.SystemInfo.GPUInfo
---@field devices bctrl.cdp.SystemInfo.GPUDevice[]
---@field auxAttributes? table
---@field featureStatus? table
---@field driverBugWorkarounds string[]
---@field videoDecoding bctrl.cdp.SystemInfo.VideoDecodeAcceleratorCapability[]
---@field videoEncoding bctrl.cdp.SystemInfo.VideoEncodeAcceleratorCapability[]

---@class bctrl.cdp.SystemInfo.ProcessInfo
---@field type string
---@field id integer
---@field cpuTime number

---@class bctrl.cdp.SystemInfo.getInfo.Result
---@field gpu bctrl.cdp.SystemInfo.GPUInfo
---@field modelName string
---@field modelVersion string
---@field commandLine string

---@class bctrl.cdp.SystemInfo.getFeatureState.Params
---@field featureState string

---@class bctrl.cdp.SystemInfo.getFeatureState.Result
---@field featureEnabled boolean

---@class bctrl.cdp.SystemInfo.getProcessInfo.Result
---@field processInfo bctrl.cdp.SystemInfo.ProcessInfo[]

---@alias bctrl.cdp.Target.TargetID string

---@alias bctrl.cdp.Target.SessionID string

---@class bctrl.cdp.Target.TargetInfo
---@field targetId bctrl.cdp.Target.TargetID
---@field type string
---@field title string
---@field url string
---@field attached boolean
---@field parentId? bctrl.cdp.Target.TargetID
---@field openerId? bctrl.cdp.Target.TargetID
---@field canAccessOpener boolean
---@field openerFrameId? bctrl.cdp.Page.FrameId
---@field parentFrameId? bctrl.cdp.Page.FrameId
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID
---@field subtype? string
---@field embedderData? table

---@class bctrl.cdp.Target.FilterEntry
---@field exclude? boolean
---@field type? string

---@alias bctrl.cdp.Target.TargetFilter bctrl.cdp.Target.FilterEntry[]

---@class bctrl.cdp.Target.RemoteLocation
---@field host string
---@field port integer

---@alias bctrl.cdp.Target.WindowState "normal"|"minimized"|"maximized"|"fullscreen"

---@class bctrl.cdp.Target.activateTarget.Params
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.attachToTarget.Params
---@field targetId bctrl.cdp.Target.TargetID
---@field flatten? boolean

---@class bctrl.cdp.Target.attachToTarget.Result
---@field sessionId bctrl.cdp.Target.SessionID

---@class bctrl.cdp.Target.attachToBrowserTarget.Result
---@field sessionId bctrl.cdp.Target.SessionID

---@class bctrl.cdp.Target.closeTarget.Params
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.closeTarget.Result
---@field success boolean

---@class bctrl.cdp.Target.exposeDevToolsProtocol.Params
---@field targetId bctrl.cdp.Target.TargetID
---@field bindingName? string
---@field inheritPermissions? boolean

---@class bctrl.cdp.Target.createBrowserContext.Params
---@field disposeOnDetach? boolean
---@field proxyServer? string
---@field proxyBypassList? string
---@field originsWithUniversalNetworkAccess? string[]

---@class bctrl.cdp.Target.createBrowserContext.Result
---@field browserContextId bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Target.getBrowserContexts.Result
---@field browserContextIds bctrl.cdp.Browser.BrowserContextID[]
---@field defaultBrowserContextId? bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Target.createTarget.Params
---@field url string
---@field left? integer
---@field top? integer
---@field width? integer
---@field height? integer
---@field windowState? bctrl.cdp.Target.WindowState
---@field browserContextId? bctrl.cdp.Browser.BrowserContextID
---@field enableBeginFrameControl? boolean
---@field newWindow? boolean
---@field background? boolean
---@field forTab? boolean
---@field hidden? boolean
---@field focus? boolean

---@class bctrl.cdp.Target.createTarget.Result
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.detachFromTarget.Params
---@field sessionId? bctrl.cdp.Target.SessionID
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.disposeBrowserContext.Params
---@field browserContextId bctrl.cdp.Browser.BrowserContextID

---@class bctrl.cdp.Target.getTargetInfo.Params
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.getTargetInfo.Result
---@field targetInfo bctrl.cdp.Target.TargetInfo

---@class bctrl.cdp.Target.getTargets.Params
---@field filter? bctrl.cdp.Target.TargetFilter

---@class bctrl.cdp.Target.getTargets.Result
---@field targetInfos bctrl.cdp.Target.TargetInfo[]

---@class bctrl.cdp.Target.sendMessageToTarget.Params
---@field message string
---@field sessionId? bctrl.cdp.Target.SessionID
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.setAutoAttach.Params
---@field autoAttach boolean
---@field waitForDebuggerOnStart boolean
---@field flatten? boolean
---@field filter? bctrl.cdp.Target.TargetFilter

---@class bctrl.cdp.Target.autoAttachRelated.Params
---@field targetId bctrl.cdp.Target.TargetID
---@field waitForDebuggerOnStart boolean
---@field filter? bctrl.cdp.Target.TargetFilter

---@class bctrl.cdp.Target.setDiscoverTargets.Params
---@field discover boolean
---@field filter? bctrl.cdp.Target.TargetFilter

---@class bctrl.cdp.Target.setRemoteLocations.Params
---@field locations bctrl.cdp.Target.RemoteLocation[]

---@class bctrl.cdp.Target.getDevToolsTarget.Params
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.getDevToolsTarget.Result
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.openDevTools.Params
---@field targetId bctrl.cdp.Target.TargetID
---@field panelId? string

---@class bctrl.cdp.Target.openDevTools.Result
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.attachedToTarget
---@field sessionId bctrl.cdp.Target.SessionID
---@field targetInfo bctrl.cdp.Target.TargetInfo
---@field waitingForDebugger boolean

---@class bctrl.cdp.Target.detachedFromTarget
---@field sessionId bctrl.cdp.Target.SessionID
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.receivedMessageFromTarget
---@field sessionId bctrl.cdp.Target.SessionID
---@field message string
---@field targetId? bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.targetCreated
---@field targetInfo bctrl.cdp.Target.TargetInfo

---@class bctrl.cdp.Target.targetDestroyed
---@field targetId bctrl.cdp.Target.TargetID

---@class bctrl.cdp.Target.targetCrashed
---@field targetId bctrl.cdp.Target.TargetID
---@field status string
---@field errorCode integer

---@class bctrl.cdp.Target.targetInfoChanged
---@field targetInfo bctrl.cdp.Target.TargetInfo

---@class bctrl.cdp.Tethering.bind.Params
---@field port integer

---@class bctrl.cdp.Tethering.unbind.Params
---@field port integer

---@class bctrl.cdp.Tethering.accepted
---@field port integer
---@field connectionId string

---@alias bctrl.cdp.Tracing.MemoryDumpConfig table

---@class bctrl.cdp.Tracing.TraceConfig
---@field recordMode? "recordUntilFull"|"recordContinuously"|"recordAsMuchAsPossible"|"echoToConsole"
---@field traceBufferSizeInKb? number
---@field enableSampling? boolean
---@field enableSystrace? boolean
---@field enableArgumentFilter? boolean
---@field includedCategories? string[]
---@field excludedCategories? string[]
---@field syntheticDelays? string[]
---@field memoryDumpConfig? bctrl.cdp.Tracing.MemoryDumpConfig

---@alias bctrl.cdp.Tracing.StreamFormat "json"|"proto"

---@alias bctrl.cdp.Tracing.StreamCompression "none"|"gzip"

---@alias bctrl.cdp.Tracing.MemoryDumpLevelOfDetail "background"|"light"|"detailed"

---@alias bctrl.cdp.Tracing.TracingBackend "auto"|"chrome"|"system"

---@class bctrl.cdp.Tracing.getCategories.Result
---@field categories string[]

---@class bctrl.cdp.Tracing.getTrackEventDescriptor.Result
---@field descriptor string

---@class bctrl.cdp.Tracing.recordClockSyncMarker.Params
---@field syncId string

---@class bctrl.cdp.Tracing.requestMemoryDump.Params
---@field deterministic? boolean
---@field levelOfDetail? bctrl.cdp.Tracing.MemoryDumpLevelOfDetail

---@class bctrl.cdp.Tracing.requestMemoryDump.Result
---@field dumpGuid string
---@field success boolean

---@class bctrl.cdp.Tracing.start.Params
---@field categories? string
---@field options? string
---@field bufferUsageReportingInterval? number
---@field transferMode? "ReportEvents"|"ReturnAsStream"
---@field streamFormat? bctrl.cdp.Tracing.StreamFormat
---@field streamCompression? bctrl.cdp.Tracing.StreamCompression
---@field traceConfig? bctrl.cdp.Tracing.TraceConfig
---@field perfettoConfig? string
---@field tracingBackend? bctrl.cdp.Tracing.TracingBackend
---@field screenshotMaxSize? integer
---@field screenshotMaxCount? integer

---@class bctrl.cdp.Tracing.bufferUsage
---@field percentFull? number
---@field eventCount? number
---@field value? number

---@class bctrl.cdp.Tracing.dataCollected
---@field value table[]

---@class bctrl.cdp.Tracing.tracingComplete
---@field dataLossOccurred boolean
---@field stream? bctrl.cdp.IO.StreamHandle
---@field traceFormat? bctrl.cdp.Tracing.StreamFormat
---@field streamCompression? bctrl.cdp.Tracing.StreamCompression

---@alias bctrl.cdp.WebAudio.GraphObjectId string

---@alias bctrl.cdp.WebAudio.ContextType "realtime"|"offline"

---@alias bctrl.cdp.WebAudio.ContextState "suspended"|"running"|"closed"|"interrupted"

---@alias bctrl.cdp.WebAudio.NodeType string

---@alias bctrl.cdp.WebAudio.ChannelCountMode "clamped-max"|"explicit"|"max"

---@alias bctrl.cdp.WebAudio.ChannelInterpretation "discrete"|"speakers"

---@alias bctrl.cdp.WebAudio.ParamType string

---@alias bctrl.cdp.WebAudio.AutomationRate "a-rate"|"k-rate"

---@class bctrl.cdp.WebAudio.ContextRealtimeData
---@field currentTime number
---@field renderCapacity number
---@field callbackIntervalMean number
---@field callbackIntervalVariance number

---@class bctrl.cdp.WebAudio.BaseAudioContext
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field contextType bctrl.cdp.WebAudio.ContextType
---@field contextState bctrl.cdp.WebAudio.ContextState
---@field realtimeData? bctrl.cdp.WebAudio.ContextRealtimeData
---@field callbackBufferSize number
---@field maxOutputChannelCount number
---@field sampleRate number
---@field renderQuantumSize number

---@class bctrl.cdp.WebAudio.AudioListener
---@field listenerId bctrl.cdp.WebAudio.GraphObjectId
---@field contextId bctrl.cdp.WebAudio.GraphObjectId

---@class bctrl.cdp.WebAudio.AudioNode
---@field nodeId bctrl.cdp.WebAudio.GraphObjectId
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field nodeType bctrl.cdp.WebAudio.NodeType
---@field numberOfInputs number
---@field numberOfOutputs number
---@field channelCount number
---@field channelCountMode bctrl.cdp.WebAudio.ChannelCountMode
---@field channelInterpretation bctrl.cdp.WebAudio.ChannelInterpretation

---@class bctrl.cdp.WebAudio.AudioParam
---@field paramId bctrl.cdp.WebAudio.GraphObjectId
---@field nodeId bctrl.cdp.WebAudio.GraphObjectId
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field paramType bctrl.cdp.WebAudio.ParamType
---@field rate bctrl.cdp.WebAudio.AutomationRate
---@field defaultValue number
---@field minValue number
---@field maxValue number

---@class bctrl.cdp.WebAudio.getRealtimeData.Params
---@field contextId bctrl.cdp.WebAudio.GraphObjectId

---@class bctrl.cdp.WebAudio.getRealtimeData.Result
---@field realtimeData bctrl.cdp.WebAudio.ContextRealtimeData

---@class bctrl.cdp.WebAudio.contextCreated
---@field context bctrl.cdp.WebAudio.BaseAudioContext

---@class bctrl.cdp.WebAudio.contextWillBeDestroyed
---@field contextId bctrl.cdp.WebAudio.GraphObjectId

---@class bctrl.cdp.WebAudio.contextChanged
---@field context bctrl.cdp.WebAudio.BaseAudioContext

---@class bctrl.cdp.WebAudio.audioListenerCreated
---@field listener bctrl.cdp.WebAudio.AudioListener

---@class bctrl.cdp.WebAudio.audioListenerWillBeDestroyed
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field listenerId bctrl.cdp.WebAudio.GraphObjectId

---@class bctrl.cdp.WebAudio.audioNodeCreated
---@field node bctrl.cdp.WebAudio.AudioNode

---@class bctrl.cdp.WebAudio.audioNodeWillBeDestroyed
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field nodeId bctrl.cdp.WebAudio.GraphObjectId

---@class bctrl.cdp.WebAudio.audioParamCreated
---@field param bctrl.cdp.WebAudio.AudioParam

---@class bctrl.cdp.WebAudio.audioParamWillBeDestroyed
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field nodeId bctrl.cdp.WebAudio.GraphObjectId
---@field paramId bctrl.cdp.WebAudio.GraphObjectId

---@class bctrl.cdp.WebAudio.nodesConnected
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceId bctrl.cdp.WebAudio.GraphObjectId
---@field destinationId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceOutputIndex? number
---@field destinationInputIndex? number

---@class bctrl.cdp.WebAudio.nodesDisconnected
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceId bctrl.cdp.WebAudio.GraphObjectId
---@field destinationId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceOutputIndex? number
---@field destinationInputIndex? number

---@class bctrl.cdp.WebAudio.nodeParamConnected
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceId bctrl.cdp.WebAudio.GraphObjectId
---@field destinationId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceOutputIndex? number

---@class bctrl.cdp.WebAudio.nodeParamDisconnected
---@field contextId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceId bctrl.cdp.WebAudio.GraphObjectId
---@field destinationId bctrl.cdp.WebAudio.GraphObjectId
---@field sourceOutputIndex? number

---@alias bctrl.cdp.WebAuthn.AuthenticatorId string

---@alias bctrl.cdp.WebAuthn.AuthenticatorProtocol "u2f"|"ctap2"

---@alias bctrl.cdp.WebAuthn.Ctap2Version "ctap2_0"|"ctap2_1"|"ctap2_2"

---@alias bctrl.cdp.WebAuthn.AuthenticatorTransport "usb"|"nfc"|"ble"|"cable"|"hybrid"|"smart-card"|"internal"

---@class bctrl.cdp.WebAuthn.VirtualAuthenticatorOptions
---@field protocol bctrl.cdp.WebAuthn.AuthenticatorProtocol
---@field ctap2Version? bctrl.cdp.WebAuthn.Ctap2Version
---@field transport bctrl.cdp.WebAuthn.AuthenticatorTransport
---@field hasResidentKey? boolean
---@field hasUserVerification? boolean
---@field hasLargeBlob? boolean
---@field hasCredBlob? boolean
---@field hasMinPinLength? boolean
---@field hasPrf? boolean
---@field hasHmacSecret? boolean
---@field hasHmacSecretMc? boolean
---@field hasCmtgKey? boolean
---@field automaticPresenceSimulation? boolean
---@field isUserVerified? boolean
---@field defaultBackupEligibility? boolean
---@field defaultBackupState? boolean

---@class bctrl.cdp.WebAuthn.Credential
---@field credentialId string
---@field isResidentCredential boolean
---@field rpId? string
---@field privateKey string
---@field userHandle? string
---@field signCount number
---@field largeBlob? string
---@field backupEligibility? boolean
---@field backupState? boolean
---@field userName? string
---@field userDisplayName? string
---@field cmtgKeys? string[]
---@field activeCmtgKeyIndex? integer
---@field generateCmtgKeyOnNextOperation? boolean

---@class bctrl.cdp.WebAuthn.enable.Params
---@field enableUI? boolean

---@class bctrl.cdp.WebAuthn.addVirtualAuthenticator.Params
---@field options bctrl.cdp.WebAuthn.VirtualAuthenticatorOptions

---@class bctrl.cdp.WebAuthn.addVirtualAuthenticator.Result
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId

---@class bctrl.cdp.WebAuthn.setResponseOverrideBits.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field isBogusSignature? boolean
---@field isBadUV? boolean
---@field isBadUP? boolean

---@class bctrl.cdp.WebAuthn.removeVirtualAuthenticator.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId

---@class bctrl.cdp.WebAuthn.addCredential.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credential bctrl.cdp.WebAuthn.Credential

---@class bctrl.cdp.WebAuthn.getCredential.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credentialId string

---@class bctrl.cdp.WebAuthn.getCredential.Result
---@field credential bctrl.cdp.WebAuthn.Credential

---@class bctrl.cdp.WebAuthn.getCredentials.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId

---@class bctrl.cdp.WebAuthn.getCredentials.Result
---@field credentials bctrl.cdp.WebAuthn.Credential[]

---@class bctrl.cdp.WebAuthn.removeCredential.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credentialId string

---@class bctrl.cdp.WebAuthn.clearCredentials.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId

---@class bctrl.cdp.WebAuthn.setUserVerified.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field isUserVerified boolean

---@class bctrl.cdp.WebAuthn.setAutomaticPresenceSimulation.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field enabled boolean

---@class bctrl.cdp.WebAuthn.setCredentialProperties.Params
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credentialId string
---@field backupEligibility? boolean
---@field backupState? boolean
---@field activeCmtgKeyIndex? integer
---@field generateCmtgKeyOnNextOperation? boolean
---@field signCount? number

---@class bctrl.cdp.WebAuthn.credentialAdded
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credential bctrl.cdp.WebAuthn.Credential

---@class bctrl.cdp.WebAuthn.credentialDeleted
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credentialId string

---@class bctrl.cdp.WebAuthn.credentialUpdated
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credential bctrl.cdp.WebAuthn.Credential

---@class bctrl.cdp.WebAuthn.credentialAsserted
---@field authenticatorId bctrl.cdp.WebAuthn.AuthenticatorId
---@field credential bctrl.cdp.WebAuthn.Credential

---@class bctrl.cdp.WebMCP.Annotation
---@field readOnly? boolean
---@field untrustedContent? boolean
---@field consequential? boolean
---@field debugging? boolean
---@field autosubmit? boolean

---@alias bctrl.cdp.WebMCP.InvocationStatus "Completed"|"Canceled"|"Error"

---@alias bctrl.cdp.WebMCP.ToolId string

---@class bctrl.cdp.WebMCP.Tool
---@field toolId bctrl.cdp.WebMCP.ToolId
---@field name string
---@field description string
---@field inputSchema? table
---@field outputSchema? table
---@field annotations? bctrl.cdp.WebMCP.Annotation
---@field frameId bctrl.cdp.Page.FrameId
---@field backendNodeId? bctrl.cdp.DOM.BackendNodeId
---@field stackTrace? bctrl.cdp.Runtime.StackTrace

---@class bctrl.cdp.WebMCP.RemovedTool
---@field toolId bctrl.cdp.WebMCP.ToolId
---@field name string
---@field frameId bctrl.cdp.Page.FrameId

---@class bctrl.cdp.WebMCP.invokeTool.Params
---@field frameId bctrl.cdp.Page.FrameId
---@field toolName string
---@field input table

---@class bctrl.cdp.WebMCP.invokeTool.Result
---@field invocationId string

---@class bctrl.cdp.WebMCP.cancelInvocation.Params
---@field invocationId string

---@class bctrl.cdp.WebMCP.toolsAdded
---@field tools bctrl.cdp.WebMCP.Tool[]

---@class bctrl.cdp.WebMCP.toolsRemoved
---@field tools bctrl.cdp.WebMCP.RemovedTool[]

---@class bctrl.cdp.WebMCP.toolInvoked
---@field frameId bctrl.cdp.Page.FrameId
---@field invocationId string
---@field input string
---@field toolName? string
---@field toolId? bctrl.cdp.WebMCP.ToolId

---@class bctrl.cdp.WebMCP.toolResponded
---@field invocationId string
---@field status bctrl.cdp.WebMCP.InvocationStatus
---@field output? any
---@field errorText? string
---@field exception? bctrl.cdp.Runtime.RemoteObject

---@overload fun(self: bctrl.Cdp, method: "Accessibility.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.getPartialAXTree", params: bctrl.cdp.Accessibility.getPartialAXTree.Params, options: bctrl.CdpOptions?): bctrl.cdp.Accessibility.getPartialAXTree.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.getFullAXTree", params: bctrl.cdp.Accessibility.getFullAXTree.Params, options: bctrl.CdpOptions?): bctrl.cdp.Accessibility.getFullAXTree.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.getRootAXNode", params: bctrl.cdp.Accessibility.getRootAXNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.Accessibility.getRootAXNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.getAXNodeAndAncestors", params: bctrl.cdp.Accessibility.getAXNodeAndAncestors.Params, options: bctrl.CdpOptions?): bctrl.cdp.Accessibility.getAXNodeAndAncestors.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.getChildAXNodes", params: bctrl.cdp.Accessibility.getChildAXNodes.Params, options: bctrl.CdpOptions?): bctrl.cdp.Accessibility.getChildAXNodes.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Accessibility.queryAXTree", params: bctrl.cdp.Accessibility.queryAXTree.Params, options: bctrl.CdpOptions?): bctrl.cdp.Accessibility.queryAXTree.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Ads.getAdMetrics", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Ads.getAdMetrics.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Ads.getAdScripts", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Ads.getAdScripts.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.getCurrentTime", params: bctrl.cdp.Animation.getCurrentTime.Params, options: bctrl.CdpOptions?): bctrl.cdp.Animation.getCurrentTime.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.getPlaybackRate", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Animation.getPlaybackRate.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.releaseAnimations", params: bctrl.cdp.Animation.releaseAnimations.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.resolveAnimation", params: bctrl.cdp.Animation.resolveAnimation.Params, options: bctrl.CdpOptions?): bctrl.cdp.Animation.resolveAnimation.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.seekAnimations", params: bctrl.cdp.Animation.seekAnimations.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.setPaused", params: bctrl.cdp.Animation.setPaused.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.setPlaybackRate", params: bctrl.cdp.Animation.setPlaybackRate.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Animation.setTiming", params: bctrl.cdp.Animation.setTiming.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Audits.getEncodedResponse", params: bctrl.cdp.Audits.getEncodedResponse.Params, options: bctrl.CdpOptions?): bctrl.cdp.Audits.getEncodedResponse.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Audits.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Audits.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Audits.checkFormsIssues", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Audits.checkFormsIssues.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Autofill.trigger", params: bctrl.cdp.Autofill.trigger.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Autofill.setAddresses", params: bctrl.cdp.Autofill.setAddresses.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Autofill.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Autofill.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BackgroundService.startObserving", params: bctrl.cdp.BackgroundService.startObserving.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BackgroundService.stopObserving", params: bctrl.cdp.BackgroundService.stopObserving.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BackgroundService.setRecording", params: bctrl.cdp.BackgroundService.setRecording.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BackgroundService.clearEvents", params: bctrl.cdp.BackgroundService.clearEvents.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.enable", params: bctrl.cdp.BluetoothEmulation.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.setSimulatedCentralState", params: bctrl.cdp.BluetoothEmulation.setSimulatedCentralState.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.simulatePreconnectedPeripheral", params: bctrl.cdp.BluetoothEmulation.simulatePreconnectedPeripheral.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.simulateAdvertisement", params: bctrl.cdp.BluetoothEmulation.simulateAdvertisement.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.simulateGATTOperationResponse", params: bctrl.cdp.BluetoothEmulation.simulateGATTOperationResponse.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.simulateCharacteristicOperationResponse", params: bctrl.cdp.BluetoothEmulation.simulateCharacteristicOperationResponse.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.simulateDescriptorOperationResponse", params: bctrl.cdp.BluetoothEmulation.simulateDescriptorOperationResponse.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.addService", params: bctrl.cdp.BluetoothEmulation.addService.Params, options: bctrl.CdpOptions?): bctrl.cdp.BluetoothEmulation.addService.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.removeService", params: bctrl.cdp.BluetoothEmulation.removeService.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.addCharacteristic", params: bctrl.cdp.BluetoothEmulation.addCharacteristic.Params, options: bctrl.CdpOptions?): bctrl.cdp.BluetoothEmulation.addCharacteristic.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.removeCharacteristic", params: bctrl.cdp.BluetoothEmulation.removeCharacteristic.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.addDescriptor", params: bctrl.cdp.BluetoothEmulation.addDescriptor.Params, options: bctrl.CdpOptions?): bctrl.cdp.BluetoothEmulation.addDescriptor.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.removeDescriptor", params: bctrl.cdp.BluetoothEmulation.removeDescriptor.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "BluetoothEmulation.simulateGATTDisconnection", params: bctrl.cdp.BluetoothEmulation.simulateGATTDisconnection.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.setPermission", params: bctrl.cdp.Browser.setPermission.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.grantPermissions", params: bctrl.cdp.Browser.grantPermissions.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.resetPermissions", params: bctrl.cdp.Browser.resetPermissions.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.setDownloadBehavior", params: bctrl.cdp.Browser.setDownloadBehavior.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.cancelDownload", params: bctrl.cdp.Browser.cancelDownload.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.close", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.crash", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.crashGpuProcess", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getVersion", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getVersion.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getBrowserCommandLine", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getBrowserCommandLine.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.addMockCamera", params: bctrl.cdp.Browser.addMockCamera.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getHistograms", params: bctrl.cdp.Browser.getHistograms.Params, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getHistograms.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getHistogram", params: bctrl.cdp.Browser.getHistogram.Params, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getHistogram.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getWindowBounds", params: bctrl.cdp.Browser.getWindowBounds.Params, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getWindowBounds.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getWindowForTarget", params: bctrl.cdp.Browser.getWindowForTarget.Params, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getWindowForTarget.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.setWindowBounds", params: bctrl.cdp.Browser.setWindowBounds.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.setContentsSize", params: bctrl.cdp.Browser.setContentsSize.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.setDockTile", params: bctrl.cdp.Browser.setDockTile.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.executeBrowserCommand", params: bctrl.cdp.Browser.executeBrowserCommand.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.addPrivacySandboxEnrollmentOverride", params: bctrl.cdp.Browser.addPrivacySandboxEnrollmentOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.getGlobalPrivacyControl", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Browser.getGlobalPrivacyControl.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Browser.setGlobalPrivacyControl", params: bctrl.cdp.Browser.setGlobalPrivacyControl.Params, options: bctrl.CdpOptions?): bctrl.cdp.Browser.setGlobalPrivacyControl.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.addRule", params: bctrl.cdp.CSS.addRule.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.addRule.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.collectClassNames", params: bctrl.cdp.CSS.collectClassNames.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.collectClassNames.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.createStyleSheet", params: bctrl.cdp.CSS.createStyleSheet.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.createStyleSheet.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.forcePseudoState", params: bctrl.cdp.CSS.forcePseudoState.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.forceStartingStyle", params: bctrl.cdp.CSS.forceStartingStyle.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.forcePositionTryOption", params: bctrl.cdp.CSS.forcePositionTryOption.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getBackgroundColors", params: bctrl.cdp.CSS.getBackgroundColors.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getBackgroundColors.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getComputedStyleForNode", params: bctrl.cdp.CSS.getComputedStyleForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getComputedStyleForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.resolveValues", params: bctrl.cdp.CSS.resolveValues.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.resolveValues.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getLonghandProperties", params: bctrl.cdp.CSS.getLonghandProperties.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getLonghandProperties.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getInlineStylesForNode", params: bctrl.cdp.CSS.getInlineStylesForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getInlineStylesForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getAnimatedStylesForNode", params: bctrl.cdp.CSS.getAnimatedStylesForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getAnimatedStylesForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getMatchedStylesForNode", params: bctrl.cdp.CSS.getMatchedStylesForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getMatchedStylesForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getEnvironmentVariables", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getEnvironmentVariables.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getMediaQueries", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getMediaQueries.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getPlatformFontsForNode", params: bctrl.cdp.CSS.getPlatformFontsForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getPlatformFontsForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getStyleSheetText", params: bctrl.cdp.CSS.getStyleSheetText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getStyleSheetText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getLayersForNode", params: bctrl.cdp.CSS.getLayersForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getLayersForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.getLocationForSelector", params: bctrl.cdp.CSS.getLocationForSelector.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.getLocationForSelector.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.trackComputedStyleUpdatesForNode", params: bctrl.cdp.CSS.trackComputedStyleUpdatesForNode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.trackComputedStyleUpdates", params: bctrl.cdp.CSS.trackComputedStyleUpdates.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.takeComputedStyleUpdates", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.CSS.takeComputedStyleUpdates.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setEffectivePropertyValueForNode", params: bctrl.cdp.CSS.setEffectivePropertyValueForNode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setPropertyRulePropertyName", params: bctrl.cdp.CSS.setPropertyRulePropertyName.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setPropertyRulePropertyName.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setKeyframeKey", params: bctrl.cdp.CSS.setKeyframeKey.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setKeyframeKey.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setMediaText", params: bctrl.cdp.CSS.setMediaText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setMediaText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setContainerQueryText", params: bctrl.cdp.CSS.setContainerQueryText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setContainerQueryText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setContainerQueryConditionText", params: bctrl.cdp.CSS.setContainerQueryConditionText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setContainerQueryConditionText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setSupportsText", params: bctrl.cdp.CSS.setSupportsText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setSupportsText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setNavigationText", params: bctrl.cdp.CSS.setNavigationText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setNavigationText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setScopeText", params: bctrl.cdp.CSS.setScopeText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setScopeText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setRuleSelector", params: bctrl.cdp.CSS.setRuleSelector.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setRuleSelector.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setStyleSheetText", params: bctrl.cdp.CSS.setStyleSheetText.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setStyleSheetText.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setStyleTexts", params: bctrl.cdp.CSS.setStyleTexts.Params, options: bctrl.CdpOptions?): bctrl.cdp.CSS.setStyleTexts.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.startRuleUsageTracking", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.stopRuleUsageTracking", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.CSS.stopRuleUsageTracking.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.takeCoverageDelta", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.CSS.takeCoverageDelta.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CSS.setLocalFontsEnabled", params: bctrl.cdp.CSS.setLocalFontsEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CacheStorage.deleteCache", params: bctrl.cdp.CacheStorage.deleteCache.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CacheStorage.deleteEntry", params: bctrl.cdp.CacheStorage.deleteEntry.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CacheStorage.requestCacheNames", params: bctrl.cdp.CacheStorage.requestCacheNames.Params, options: bctrl.CdpOptions?): bctrl.cdp.CacheStorage.requestCacheNames.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CacheStorage.requestCachedResponse", params: bctrl.cdp.CacheStorage.requestCachedResponse.Params, options: bctrl.CdpOptions?): bctrl.cdp.CacheStorage.requestCachedResponse.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CacheStorage.requestEntries", params: bctrl.cdp.CacheStorage.requestEntries.Params, options: bctrl.CdpOptions?): bctrl.cdp.CacheStorage.requestEntries.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Cast.enable", params: bctrl.cdp.Cast.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Cast.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Cast.setSinkToUse", params: bctrl.cdp.Cast.setSinkToUse.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Cast.startDesktopMirroring", params: bctrl.cdp.Cast.startDesktopMirroring.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Cast.startTabMirroring", params: bctrl.cdp.Cast.startTabMirroring.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Cast.stopCasting", params: bctrl.cdp.Cast.stopCasting.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Console.clearMessages", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Console.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Console.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "CrashReportContext.getEntries", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.CrashReportContext.getEntries.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.collectClassNamesFromSubtree", params: bctrl.cdp.DOM.collectClassNamesFromSubtree.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.collectClassNamesFromSubtree.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.copyTo", params: bctrl.cdp.DOM.copyTo.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.copyTo.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.describeNode", params: bctrl.cdp.DOM.describeNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.describeNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.scrollIntoViewIfNeeded", params: bctrl.cdp.DOM.scrollIntoViewIfNeeded.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.discardSearchResults", params: bctrl.cdp.DOM.discardSearchResults.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.enable", params: bctrl.cdp.DOM.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.focus", params: bctrl.cdp.DOM.focus.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getAttributes", params: bctrl.cdp.DOM.getAttributes.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getAttributes.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getBoxModel", params: bctrl.cdp.DOM.getBoxModel.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getBoxModel.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getContentQuads", params: bctrl.cdp.DOM.getContentQuads.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getContentQuads.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getDocument", params: bctrl.cdp.DOM.getDocument.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getDocument.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getFlattenedDocument", params: bctrl.cdp.DOM.getFlattenedDocument.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getFlattenedDocument.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getNodesForSubtreeByStyle", params: bctrl.cdp.DOM.getNodesForSubtreeByStyle.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getNodesForSubtreeByStyle.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getNodeForLocation", params: bctrl.cdp.DOM.getNodeForLocation.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getNodeForLocation.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getOuterHTML", params: bctrl.cdp.DOM.getOuterHTML.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getOuterHTML.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getRelayoutBoundary", params: bctrl.cdp.DOM.getRelayoutBoundary.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getRelayoutBoundary.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getSearchResults", params: bctrl.cdp.DOM.getSearchResults.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getSearchResults.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.hideHighlight", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.highlightNode", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.highlightRect", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.markUndoableState", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.moveTo", params: bctrl.cdp.DOM.moveTo.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.moveTo.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.performSearch", params: bctrl.cdp.DOM.performSearch.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.performSearch.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.pushNodeByPathToFrontend", params: bctrl.cdp.DOM.pushNodeByPathToFrontend.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.pushNodeByPathToFrontend.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.pushNodesByBackendIdsToFrontend", params: bctrl.cdp.DOM.pushNodesByBackendIdsToFrontend.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.pushNodesByBackendIdsToFrontend.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.querySelector", params: bctrl.cdp.DOM.querySelector.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.querySelector.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.querySelectorAll", params: bctrl.cdp.DOM.querySelectorAll.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.querySelectorAll.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getTopLayerElements", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getTopLayerElements.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getElementByRelation", params: bctrl.cdp.DOM.getElementByRelation.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getElementByRelation.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.redo", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.removeAttribute", params: bctrl.cdp.DOM.removeAttribute.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.removeNode", params: bctrl.cdp.DOM.removeNode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.requestChildNodes", params: bctrl.cdp.DOM.requestChildNodes.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.requestNode", params: bctrl.cdp.DOM.requestNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.requestNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.resolveNode", params: bctrl.cdp.DOM.resolveNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.resolveNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setAttributeValue", params: bctrl.cdp.DOM.setAttributeValue.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setAttributesAsText", params: bctrl.cdp.DOM.setAttributesAsText.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setFileInputFiles", params: bctrl.cdp.DOM.setFileInputFiles.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setNodeStackTracesEnabled", params: bctrl.cdp.DOM.setNodeStackTracesEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getNodeStackTraces", params: bctrl.cdp.DOM.getNodeStackTraces.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getNodeStackTraces.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getFileInfo", params: bctrl.cdp.DOM.getFileInfo.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getFileInfo.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getDetachedDomNodes", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getDetachedDomNodes.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setInspectedNode", params: bctrl.cdp.DOM.setInspectedNode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setNodeName", params: bctrl.cdp.DOM.setNodeName.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.setNodeName.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setNodeValue", params: bctrl.cdp.DOM.setNodeValue.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setOuterHTML", params: bctrl.cdp.DOM.setOuterHTML.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.undo", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getFrameOwner", params: bctrl.cdp.DOM.getFrameOwner.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getFrameOwner.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getContainerForNode", params: bctrl.cdp.DOM.getContainerForNode.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getContainerForNode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getQueryingDescendantsForContainer", params: bctrl.cdp.DOM.getQueryingDescendantsForContainer.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getQueryingDescendantsForContainer.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getAnchorElement", params: bctrl.cdp.DOM.getAnchorElement.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getAnchorElement.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.forceShowPopover", params: bctrl.cdp.DOM.forceShowPopover.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.forceShowPopover.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.getImplicitAnchorCandidates", params: bctrl.cdp.DOM.getImplicitAnchorCandidates.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOM.getImplicitAnchorCandidates.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.forceShowInterest", params: bctrl.cdp.DOM.forceShowInterest.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.setTextMarker", params: bctrl.cdp.DOM.setTextMarker.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOM.clearTextMarkers", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.getEventListeners", params: bctrl.cdp.DOMDebugger.getEventListeners.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOMDebugger.getEventListeners.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.removeDOMBreakpoint", params: bctrl.cdp.DOMDebugger.removeDOMBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.removeEventListenerBreakpoint", params: bctrl.cdp.DOMDebugger.removeEventListenerBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.removeInstrumentationBreakpoint", params: bctrl.cdp.DOMDebugger.removeInstrumentationBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.removeXHRBreakpoint", params: bctrl.cdp.DOMDebugger.removeXHRBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.setBreakOnCSPViolation", params: bctrl.cdp.DOMDebugger.setBreakOnCSPViolation.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.setDOMBreakpoint", params: bctrl.cdp.DOMDebugger.setDOMBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.setEventListenerBreakpoint", params: bctrl.cdp.DOMDebugger.setEventListenerBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.setInstrumentationBreakpoint", params: bctrl.cdp.DOMDebugger.setInstrumentationBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMDebugger.setXHRBreakpoint", params: bctrl.cdp.DOMDebugger.setXHRBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMSnapshot.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMSnapshot.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMSnapshot.getSnapshot", params: bctrl.cdp.DOMSnapshot.getSnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOMSnapshot.getSnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMSnapshot.captureSnapshot", params: bctrl.cdp.DOMSnapshot.captureSnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOMSnapshot.captureSnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMStorage.clear", params: bctrl.cdp.DOMStorage.clear.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMStorage.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMStorage.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMStorage.getDOMStorageItems", params: bctrl.cdp.DOMStorage.getDOMStorageItems.Params, options: bctrl.CdpOptions?): bctrl.cdp.DOMStorage.getDOMStorageItems.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMStorage.removeDOMStorageItem", params: bctrl.cdp.DOMStorage.removeDOMStorageItem.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DOMStorage.setDOMStorageItem", params: bctrl.cdp.DOMStorage.setDOMStorageItem.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.continueToLocation", params: bctrl.cdp.Debugger.continueToLocation.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.enable", params: bctrl.cdp.Debugger.enable.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.enable.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.evaluateOnCallFrame", params: bctrl.cdp.Debugger.evaluateOnCallFrame.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.evaluateOnCallFrame.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.getPossibleBreakpoints", params: bctrl.cdp.Debugger.getPossibleBreakpoints.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.getPossibleBreakpoints.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.getScriptSource", params: bctrl.cdp.Debugger.getScriptSource.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.getScriptSource.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.disassembleWasmModule", params: bctrl.cdp.Debugger.disassembleWasmModule.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.disassembleWasmModule.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.nextWasmDisassemblyChunk", params: bctrl.cdp.Debugger.nextWasmDisassemblyChunk.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.nextWasmDisassemblyChunk.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.getWasmBytecode", params: bctrl.cdp.Debugger.getWasmBytecode.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.getWasmBytecode.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.getStackTrace", params: bctrl.cdp.Debugger.getStackTrace.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.getStackTrace.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.pause", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.pauseOnAsyncCall", params: bctrl.cdp.Debugger.pauseOnAsyncCall.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.removeBreakpoint", params: bctrl.cdp.Debugger.removeBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.restartFrame", params: bctrl.cdp.Debugger.restartFrame.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.restartFrame.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.resume", params: bctrl.cdp.Debugger.resume.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.searchInContent", params: bctrl.cdp.Debugger.searchInContent.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.searchInContent.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setAsyncCallStackDepth", params: bctrl.cdp.Debugger.setAsyncCallStackDepth.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBlackboxExecutionContexts", params: bctrl.cdp.Debugger.setBlackboxExecutionContexts.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBlackboxPatterns", params: bctrl.cdp.Debugger.setBlackboxPatterns.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBlackboxedRanges", params: bctrl.cdp.Debugger.setBlackboxedRanges.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBreakpoint", params: bctrl.cdp.Debugger.setBreakpoint.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.setBreakpoint.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setInstrumentationBreakpoint", params: bctrl.cdp.Debugger.setInstrumentationBreakpoint.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.setInstrumentationBreakpoint.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBreakpointByUrl", params: bctrl.cdp.Debugger.setBreakpointByUrl.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.setBreakpointByUrl.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBreakpointOnFunctionCall", params: bctrl.cdp.Debugger.setBreakpointOnFunctionCall.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.setBreakpointOnFunctionCall.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setBreakpointsActive", params: bctrl.cdp.Debugger.setBreakpointsActive.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setPauseOnExceptions", params: bctrl.cdp.Debugger.setPauseOnExceptions.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setReturnValue", params: bctrl.cdp.Debugger.setReturnValue.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setScriptSource", params: bctrl.cdp.Debugger.setScriptSource.Params, options: bctrl.CdpOptions?): bctrl.cdp.Debugger.setScriptSource.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setSkipAllPauses", params: bctrl.cdp.Debugger.setSkipAllPauses.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.setVariableValue", params: bctrl.cdp.Debugger.setVariableValue.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.stepInto", params: bctrl.cdp.Debugger.stepInto.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.stepOut", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Debugger.stepOver", params: bctrl.cdp.Debugger.stepOver.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DeviceAccess.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DeviceAccess.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DeviceAccess.selectPrompt", params: bctrl.cdp.DeviceAccess.selectPrompt.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DeviceAccess.cancelPrompt", params: bctrl.cdp.DeviceAccess.cancelPrompt.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DeviceOrientation.clearDeviceOrientationOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DeviceOrientation.setDeviceOrientationOverride", params: bctrl.cdp.DeviceOrientation.setDeviceOrientationOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "DigitalCredentials.setVirtualWalletBehavior", params: bctrl.cdp.DigitalCredentials.setVirtualWalletBehavior.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.canEmulate", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Emulation.canEmulate.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.clearDeviceMetricsOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.clearGeolocationOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.resetPageScaleFactor", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setFocusEmulationEnabled", params: bctrl.cdp.Emulation.setFocusEmulationEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setAutoDarkModeOverride", params: bctrl.cdp.Emulation.setAutoDarkModeOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setCPUThrottlingRate", params: bctrl.cdp.Emulation.setCPUThrottlingRate.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDefaultBackgroundColorOverride", params: bctrl.cdp.Emulation.setDefaultBackgroundColorOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setSafeAreaInsetsOverride", params: bctrl.cdp.Emulation.setSafeAreaInsetsOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setVirtualKeyboardGeometryOverride", params: bctrl.cdp.Emulation.setVirtualKeyboardGeometryOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDeviceMetricsOverride", params: bctrl.cdp.Emulation.setDeviceMetricsOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDevicePostureOverride", params: bctrl.cdp.Emulation.setDevicePostureOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.clearDevicePostureOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDisplayFeaturesOverride", params: bctrl.cdp.Emulation.setDisplayFeaturesOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.clearDisplayFeaturesOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setScrollbarsHidden", params: bctrl.cdp.Emulation.setScrollbarsHidden.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDocumentCookieDisabled", params: bctrl.cdp.Emulation.setDocumentCookieDisabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setEmitTouchEventsForMouse", params: bctrl.cdp.Emulation.setEmitTouchEventsForMouse.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setEmulatedMedia", params: bctrl.cdp.Emulation.setEmulatedMedia.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setEmulatedVisionDeficiency", params: bctrl.cdp.Emulation.setEmulatedVisionDeficiency.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setEmulatedOSTextScale", params: bctrl.cdp.Emulation.setEmulatedOSTextScale.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setGeolocationOverride", params: bctrl.cdp.Emulation.setGeolocationOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.getOverriddenSensorInformation", params: bctrl.cdp.Emulation.getOverriddenSensorInformation.Params, options: bctrl.CdpOptions?): bctrl.cdp.Emulation.getOverriddenSensorInformation.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setSensorOverrideEnabled", params: bctrl.cdp.Emulation.setSensorOverrideEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setSensorOverrideReadings", params: bctrl.cdp.Emulation.setSensorOverrideReadings.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setPressureSourceOverrideEnabled", params: bctrl.cdp.Emulation.setPressureSourceOverrideEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setPressureStateOverride", params: bctrl.cdp.Emulation.setPressureStateOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setIdleOverride", params: bctrl.cdp.Emulation.setIdleOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.clearIdleOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setNavigatorOverrides", params: bctrl.cdp.Emulation.setNavigatorOverrides.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setPageScaleFactor", params: bctrl.cdp.Emulation.setPageScaleFactor.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setScriptExecutionDisabled", params: bctrl.cdp.Emulation.setScriptExecutionDisabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setTouchEmulationEnabled", params: bctrl.cdp.Emulation.setTouchEmulationEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setVirtualTimePolicy", params: bctrl.cdp.Emulation.setVirtualTimePolicy.Params, options: bctrl.CdpOptions?): bctrl.cdp.Emulation.setVirtualTimePolicy.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setLocaleOverride", params: bctrl.cdp.Emulation.setLocaleOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setTimezoneOverride", params: bctrl.cdp.Emulation.setTimezoneOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setVisibleSize", params: bctrl.cdp.Emulation.setVisibleSize.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDisabledImageTypes", params: bctrl.cdp.Emulation.setDisabledImageTypes.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setDataSaverOverride", params: bctrl.cdp.Emulation.setDataSaverOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setHardwareConcurrencyOverride", params: bctrl.cdp.Emulation.setHardwareConcurrencyOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setCPUPerformanceOverride", params: bctrl.cdp.Emulation.setCPUPerformanceOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setUserAgentOverride", params: bctrl.cdp.Emulation.setUserAgentOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setAutomationOverride", params: bctrl.cdp.Emulation.setAutomationOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setSmallViewportHeightDifferenceOverride", params: bctrl.cdp.Emulation.setSmallViewportHeightDifferenceOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.getScreenInfos", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Emulation.getScreenInfos.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.addScreen", params: bctrl.cdp.Emulation.addScreen.Params, options: bctrl.CdpOptions?): bctrl.cdp.Emulation.addScreen.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.updateScreen", params: bctrl.cdp.Emulation.updateScreen.Params, options: bctrl.CdpOptions?): bctrl.cdp.Emulation.updateScreen.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.removeScreen", params: bctrl.cdp.Emulation.removeScreen.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Emulation.setPrimaryScreen", params: bctrl.cdp.Emulation.setPrimaryScreen.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "EventBreakpoints.setInstrumentationBreakpoint", params: bctrl.cdp.EventBreakpoints.setInstrumentationBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "EventBreakpoints.removeInstrumentationBreakpoint", params: bctrl.cdp.EventBreakpoints.removeInstrumentationBreakpoint.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "EventBreakpoints.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.triggerAction", params: bctrl.cdp.Extensions.triggerAction.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.loadUnpacked", params: bctrl.cdp.Extensions.loadUnpacked.Params, options: bctrl.CdpOptions?): bctrl.cdp.Extensions.loadUnpacked.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.getExtensions", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Extensions.getExtensions.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.uninstall", params: bctrl.cdp.Extensions.uninstall.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.getStorageItems", params: bctrl.cdp.Extensions.getStorageItems.Params, options: bctrl.CdpOptions?): bctrl.cdp.Extensions.getStorageItems.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.removeStorageItems", params: bctrl.cdp.Extensions.removeStorageItems.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.clearStorageItems", params: bctrl.cdp.Extensions.clearStorageItems.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Extensions.setStorageItems", params: bctrl.cdp.Extensions.setStorageItems.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.enable", params: bctrl.cdp.FedCm.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.selectAccount", params: bctrl.cdp.FedCm.selectAccount.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.clickDialogButton", params: bctrl.cdp.FedCm.clickDialogButton.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.openUrl", params: bctrl.cdp.FedCm.openUrl.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.dismissDialog", params: bctrl.cdp.FedCm.dismissDialog.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FedCm.resetCooldown", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.enable", params: bctrl.cdp.Fetch.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.failRequest", params: bctrl.cdp.Fetch.failRequest.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.fulfillRequest", params: bctrl.cdp.Fetch.fulfillRequest.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.continueRequest", params: bctrl.cdp.Fetch.continueRequest.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.continueWithAuth", params: bctrl.cdp.Fetch.continueWithAuth.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.continueResponse", params: bctrl.cdp.Fetch.continueResponse.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.getResponseBody", params: bctrl.cdp.Fetch.getResponseBody.Params, options: bctrl.CdpOptions?): bctrl.cdp.Fetch.getResponseBody.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Fetch.takeResponseBodyAsStream", params: bctrl.cdp.Fetch.takeResponseBodyAsStream.Params, options: bctrl.CdpOptions?): bctrl.cdp.Fetch.takeResponseBodyAsStream.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FileSystem.getDirectory", params: bctrl.cdp.FileSystem.getDirectory.Params, options: bctrl.CdpOptions?): bctrl.cdp.FileSystem.getDirectory.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FindInPage.findFirst", params: bctrl.cdp.FindInPage.findFirst.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FindInPage.findNext", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FindInPage.findPrev", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "FindInPage.stop", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeadlessExperimental.beginFrame", params: bctrl.cdp.HeadlessExperimental.beginFrame.Params, options: bctrl.CdpOptions?): bctrl.cdp.HeadlessExperimental.beginFrame.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeadlessExperimental.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeadlessExperimental.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.addInspectedHeapObject", params: bctrl.cdp.HeapProfiler.addInspectedHeapObject.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.collectGarbage", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.getHeapObjectId", params: bctrl.cdp.HeapProfiler.getHeapObjectId.Params, options: bctrl.CdpOptions?): bctrl.cdp.HeapProfiler.getHeapObjectId.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.getObjectByHeapObjectId", params: bctrl.cdp.HeapProfiler.getObjectByHeapObjectId.Params, options: bctrl.CdpOptions?): bctrl.cdp.HeapProfiler.getObjectByHeapObjectId.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.getSamplingProfile", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.HeapProfiler.getSamplingProfile.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.startSampling", params: bctrl.cdp.HeapProfiler.startSampling.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.startTrackingHeapObjects", params: bctrl.cdp.HeapProfiler.startTrackingHeapObjects.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.stopSampling", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.HeapProfiler.stopSampling.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.stopTrackingHeapObjects", params: bctrl.cdp.HeapProfiler.stopTrackingHeapObjects.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "HeapProfiler.takeHeapSnapshot", params: bctrl.cdp.HeapProfiler.takeHeapSnapshot.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IO.close", params: bctrl.cdp.IO.close.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IO.read", params: bctrl.cdp.IO.read.Params, options: bctrl.CdpOptions?): bctrl.cdp.IO.read.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IO.resolveBlob", params: bctrl.cdp.IO.resolveBlob.Params, options: bctrl.CdpOptions?): bctrl.cdp.IO.resolveBlob.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.clearObjectStore", params: bctrl.cdp.IndexedDB.clearObjectStore.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.deleteDatabase", params: bctrl.cdp.IndexedDB.deleteDatabase.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.deleteObjectStoreEntries", params: bctrl.cdp.IndexedDB.deleteObjectStoreEntries.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.requestData", params: bctrl.cdp.IndexedDB.requestData.Params, options: bctrl.CdpOptions?): bctrl.cdp.IndexedDB.requestData.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.getMetadata", params: bctrl.cdp.IndexedDB.getMetadata.Params, options: bctrl.CdpOptions?): bctrl.cdp.IndexedDB.getMetadata.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.requestDatabase", params: bctrl.cdp.IndexedDB.requestDatabase.Params, options: bctrl.CdpOptions?): bctrl.cdp.IndexedDB.requestDatabase.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "IndexedDB.requestDatabaseNames", params: bctrl.cdp.IndexedDB.requestDatabaseNames.Params, options: bctrl.CdpOptions?): bctrl.cdp.IndexedDB.requestDatabaseNames.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.dispatchDragEvent", params: bctrl.cdp.Input.dispatchDragEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.dispatchKeyEvent", params: bctrl.cdp.Input.dispatchKeyEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.insertText", params: bctrl.cdp.Input.insertText.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.imeSetComposition", params: bctrl.cdp.Input.imeSetComposition.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.dispatchMouseEvent", params: bctrl.cdp.Input.dispatchMouseEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.dispatchTouchEvent", params: bctrl.cdp.Input.dispatchTouchEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.cancelDragging", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.emulateTouchFromMouseEvent", params: bctrl.cdp.Input.emulateTouchFromMouseEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.setIgnoreInputEvents", params: bctrl.cdp.Input.setIgnoreInputEvents.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.setInterceptDrags", params: bctrl.cdp.Input.setInterceptDrags.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.synthesizePinchGesture", params: bctrl.cdp.Input.synthesizePinchGesture.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.synthesizeScrollGesture", params: bctrl.cdp.Input.synthesizeScrollGesture.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Input.synthesizeTapGesture", params: bctrl.cdp.Input.synthesizeTapGesture.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Inspector.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Inspector.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.compositingReasons", params: bctrl.cdp.LayerTree.compositingReasons.Params, options: bctrl.CdpOptions?): bctrl.cdp.LayerTree.compositingReasons.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.loadSnapshot", params: bctrl.cdp.LayerTree.loadSnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.LayerTree.loadSnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.makeSnapshot", params: bctrl.cdp.LayerTree.makeSnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.LayerTree.makeSnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.profileSnapshot", params: bctrl.cdp.LayerTree.profileSnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.LayerTree.profileSnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.releaseSnapshot", params: bctrl.cdp.LayerTree.releaseSnapshot.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.replaySnapshot", params: bctrl.cdp.LayerTree.replaySnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.LayerTree.replaySnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "LayerTree.snapshotCommandLog", params: bctrl.cdp.LayerTree.snapshotCommandLog.Params, options: bctrl.CdpOptions?): bctrl.cdp.LayerTree.snapshotCommandLog.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Log.clear", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Log.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Log.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Log.startViolationsReport", params: bctrl.cdp.Log.startViolationsReport.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Log.stopViolationsReport", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Media.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Media.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.getDOMCounters", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Memory.getDOMCounters.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.getDOMCountersForLeakDetection", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Memory.getDOMCountersForLeakDetection.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.prepareForLeakDetection", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.forciblyPurgeJavaScriptMemory", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.setPressureNotificationsSuppressed", params: bctrl.cdp.Memory.setPressureNotificationsSuppressed.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.simulatePressureNotification", params: bctrl.cdp.Memory.simulatePressureNotification.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.startSampling", params: bctrl.cdp.Memory.startSampling.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.stopSampling", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.getAllTimeSamplingProfile", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Memory.getAllTimeSamplingProfile.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.getBrowserSamplingProfile", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Memory.getBrowserSamplingProfile.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Memory.getSamplingProfile", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Memory.getSamplingProfile.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.canClearBrowserCache", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Network.canClearBrowserCache.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.canClearBrowserCookies", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Network.canClearBrowserCookies.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.canEmulateNetworkConditions", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Network.canEmulateNetworkConditions.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.clearBrowserCache", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.clearBrowserCookies", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.deleteCookies", params: bctrl.cdp.Network.deleteCookies.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.emulateNetworkConditions", params: bctrl.cdp.Network.emulateNetworkConditions.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.emulateNetworkConditionsByRule", params: bctrl.cdp.Network.emulateNetworkConditionsByRule.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.emulateNetworkConditionsByRule.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.overrideNetworkState", params: bctrl.cdp.Network.overrideNetworkState.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.enable", params: bctrl.cdp.Network.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.configureDurableMessages", params: bctrl.cdp.Network.configureDurableMessages.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.getAllCookies", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Network.getAllCookies.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.getCertificate", params: bctrl.cdp.Network.getCertificate.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.getCertificate.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.getCookies", params: bctrl.cdp.Network.getCookies.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.getCookies.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.getResponseBody", params: bctrl.cdp.Network.getResponseBody.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.getResponseBody.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.getRequestPostData", params: bctrl.cdp.Network.getRequestPostData.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.getRequestPostData.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.replayXHR", params: bctrl.cdp.Network.replayXHR.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.searchInResponseBody", params: bctrl.cdp.Network.searchInResponseBody.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.searchInResponseBody.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setBlockedURLs", params: bctrl.cdp.Network.setBlockedURLs.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setBypassServiceWorker", params: bctrl.cdp.Network.setBypassServiceWorker.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setCacheDisabled", params: bctrl.cdp.Network.setCacheDisabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setCookie", params: bctrl.cdp.Network.setCookie.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.setCookie.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setCookies", params: bctrl.cdp.Network.setCookies.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setExtraHTTPHeaders", params: bctrl.cdp.Network.setExtraHTTPHeaders.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setAttachDebugStack", params: bctrl.cdp.Network.setAttachDebugStack.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setUserAgentOverride", params: bctrl.cdp.Network.setUserAgentOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.streamResourceContent", params: bctrl.cdp.Network.streamResourceContent.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.streamResourceContent.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.getSecurityIsolationStatus", params: bctrl.cdp.Network.getSecurityIsolationStatus.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.getSecurityIsolationStatus.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.enableReportingApi", params: bctrl.cdp.Network.enableReportingApi.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.enableDeviceBoundSessions", params: bctrl.cdp.Network.enableDeviceBoundSessions.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.deleteDeviceBoundSession", params: bctrl.cdp.Network.deleteDeviceBoundSession.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.fetchSchemefulSite", params: bctrl.cdp.Network.fetchSchemefulSite.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.fetchSchemefulSite.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.loadNetworkResource", params: bctrl.cdp.Network.loadNetworkResource.Params, options: bctrl.CdpOptions?): bctrl.cdp.Network.loadNetworkResource.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Network.setCookieControls", params: bctrl.cdp.Network.setCookieControls.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.getHighlightObjectForTest", params: bctrl.cdp.Overlay.getHighlightObjectForTest.Params, options: bctrl.CdpOptions?): bctrl.cdp.Overlay.getHighlightObjectForTest.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.getGridHighlightObjectsForTest", params: bctrl.cdp.Overlay.getGridHighlightObjectsForTest.Params, options: bctrl.CdpOptions?): bctrl.cdp.Overlay.getGridHighlightObjectsForTest.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.getSourceOrderHighlightObjectForTest", params: bctrl.cdp.Overlay.getSourceOrderHighlightObjectForTest.Params, options: bctrl.CdpOptions?): bctrl.cdp.Overlay.getSourceOrderHighlightObjectForTest.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.hideHighlight", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.highlightFrame", params: bctrl.cdp.Overlay.highlightFrame.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.highlightNode", params: bctrl.cdp.Overlay.highlightNode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.highlightQuad", params: bctrl.cdp.Overlay.highlightQuad.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.highlightRect", params: bctrl.cdp.Overlay.highlightRect.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.highlightSourceOrder", params: bctrl.cdp.Overlay.highlightSourceOrder.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setInspectMode", params: bctrl.cdp.Overlay.setInspectMode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowAdHighlights", params: bctrl.cdp.Overlay.setShowAdHighlights.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setPausedInDebuggerMessage", params: bctrl.cdp.Overlay.setPausedInDebuggerMessage.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowDebugBorders", params: bctrl.cdp.Overlay.setShowDebugBorders.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowFPSCounter", params: bctrl.cdp.Overlay.setShowFPSCounter.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowGridOverlays", params: bctrl.cdp.Overlay.setShowGridOverlays.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowFlexOverlays", params: bctrl.cdp.Overlay.setShowFlexOverlays.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowScrollSnapOverlays", params: bctrl.cdp.Overlay.setShowScrollSnapOverlays.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowContainerQueryOverlays", params: bctrl.cdp.Overlay.setShowContainerQueryOverlays.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowInspectedElementAnchor", params: bctrl.cdp.Overlay.setShowInspectedElementAnchor.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowPaintRects", params: bctrl.cdp.Overlay.setShowPaintRects.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowLayoutShiftRegions", params: bctrl.cdp.Overlay.setShowLayoutShiftRegions.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowScrollBottleneckRects", params: bctrl.cdp.Overlay.setShowScrollBottleneckRects.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowHitTestBorders", params: bctrl.cdp.Overlay.setShowHitTestBorders.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowWebVitals", params: bctrl.cdp.Overlay.setShowWebVitals.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowViewportSizeOnResize", params: bctrl.cdp.Overlay.setShowViewportSizeOnResize.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowHinge", params: bctrl.cdp.Overlay.setShowHinge.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowDisplayCutout", params: bctrl.cdp.Overlay.setShowDisplayCutout.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowIsolatedElements", params: bctrl.cdp.Overlay.setShowIsolatedElements.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Overlay.setShowWindowControlsOverlay", params: bctrl.cdp.Overlay.setShowWindowControlsOverlay.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.getOsAppState", params: bctrl.cdp.PWA.getOsAppState.Params, options: bctrl.CdpOptions?): bctrl.cdp.PWA.getOsAppState.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.install", params: bctrl.cdp.PWA.install.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.uninstall", params: bctrl.cdp.PWA.uninstall.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.launch", params: bctrl.cdp.PWA.launch.Params, options: bctrl.CdpOptions?): bctrl.cdp.PWA.launch.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.launchFilesInApp", params: bctrl.cdp.PWA.launchFilesInApp.Params, options: bctrl.CdpOptions?): bctrl.cdp.PWA.launchFilesInApp.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.openCurrentPageInApp", params: bctrl.cdp.PWA.openCurrentPageInApp.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PWA.changeAppUserSettings", params: bctrl.cdp.PWA.changeAppUserSettings.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.addScriptToEvaluateOnLoad", params: bctrl.cdp.Page.addScriptToEvaluateOnLoad.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.addScriptToEvaluateOnLoad.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.addScriptToEvaluateOnNewDocument", params: bctrl.cdp.Page.addScriptToEvaluateOnNewDocument.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.addScriptToEvaluateOnNewDocument.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.bringToFront", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.captureScreenshot", params: bctrl.cdp.Page.captureScreenshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.captureScreenshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.captureSnapshot", params: bctrl.cdp.Page.captureSnapshot.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.captureSnapshot.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.clearDeviceMetricsOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.clearDeviceOrientationOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.clearGeolocationOverride", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.createIsolatedWorld", params: bctrl.cdp.Page.createIsolatedWorld.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.createIsolatedWorld.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.deleteCookie", params: bctrl.cdp.Page.deleteCookie.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.enable", params: bctrl.cdp.Page.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getAppManifest", params: bctrl.cdp.Page.getAppManifest.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getAppManifest.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getInstallabilityErrors", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getInstallabilityErrors.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getManifestIcons", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getManifestIcons.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getAppId", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getAppId.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getSubApps", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getSubApps.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getSiblingSubApps", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getSiblingSubApps.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getAdScriptAncestry", params: bctrl.cdp.Page.getAdScriptAncestry.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getAdScriptAncestry.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getSpellCheckCustomDictionary", params: bctrl.cdp.Page.getSpellCheckCustomDictionary.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getSpellCheckCustomDictionary.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getFrameTree", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getFrameTree.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getLayoutMetrics", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getLayoutMetrics.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getNavigationHistory", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getNavigationHistory.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.resetNavigationHistory", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getResourceContent", params: bctrl.cdp.Page.getResourceContent.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getResourceContent.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getResourceTree", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.getResourceTree.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.handleJavaScriptDialog", params: bctrl.cdp.Page.handleJavaScriptDialog.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.navigate", params: bctrl.cdp.Page.navigate.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.navigate.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.navigateToHistoryEntry", params: bctrl.cdp.Page.navigateToHistoryEntry.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.printToPDF", params: bctrl.cdp.Page.printToPDF.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.printToPDF.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.reload", params: bctrl.cdp.Page.reload.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.removeScriptToEvaluateOnLoad", params: bctrl.cdp.Page.removeScriptToEvaluateOnLoad.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.removeScriptToEvaluateOnNewDocument", params: bctrl.cdp.Page.removeScriptToEvaluateOnNewDocument.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.screencastFrameAck", params: bctrl.cdp.Page.screencastFrameAck.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.searchInResource", params: bctrl.cdp.Page.searchInResource.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.searchInResource.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setAdBlockingEnabled", params: bctrl.cdp.Page.setAdBlockingEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setBypassCSP", params: bctrl.cdp.Page.setBypassCSP.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getPermissionsPolicyState", params: bctrl.cdp.Page.getPermissionsPolicyState.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getPermissionsPolicyState.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getOriginTrials", params: bctrl.cdp.Page.getOriginTrials.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getOriginTrials.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setDeviceMetricsOverride", params: bctrl.cdp.Page.setDeviceMetricsOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setDeviceOrientationOverride", params: bctrl.cdp.Page.setDeviceOrientationOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setFontFamilies", params: bctrl.cdp.Page.setFontFamilies.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setFontSizes", params: bctrl.cdp.Page.setFontSizes.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setDocumentContent", params: bctrl.cdp.Page.setDocumentContent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setDownloadBehavior", params: bctrl.cdp.Page.setDownloadBehavior.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setGeolocationOverride", params: bctrl.cdp.Page.setGeolocationOverride.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setLifecycleEventsEnabled", params: bctrl.cdp.Page.setLifecycleEventsEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setTouchEmulationEnabled", params: bctrl.cdp.Page.setTouchEmulationEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.startScreencast", params: bctrl.cdp.Page.startScreencast.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.startScreenRecording", params: bctrl.cdp.Page.startScreenRecording.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.startScreenRecording.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.stopScreenRecording", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Page.stopScreenRecording.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.stopLoading", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.crash", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.close", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setWebLifecycleState", params: bctrl.cdp.Page.setWebLifecycleState.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.stopScreencast", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.produceCompilationCache", params: bctrl.cdp.Page.produceCompilationCache.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.addCompilationCache", params: bctrl.cdp.Page.addCompilationCache.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.clearCompilationCache", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setSPCTransactionMode", params: bctrl.cdp.Page.setSPCTransactionMode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setRPHRegistrationMode", params: bctrl.cdp.Page.setRPHRegistrationMode.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.generateTestReport", params: bctrl.cdp.Page.generateTestReport.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.waitForDebugger", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setInterceptFileChooserDialog", params: bctrl.cdp.Page.setInterceptFileChooserDialog.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setPrerenderingAllowed", params: bctrl.cdp.Page.setPrerenderingAllowed.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.getAnnotatedPageContent", params: bctrl.cdp.Page.getAnnotatedPageContent.Params, options: bctrl.CdpOptions?): bctrl.cdp.Page.getAnnotatedPageContent.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Page.setInputVisualization", params: bctrl.cdp.Page.setInputVisualization.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Performance.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Performance.enable", params: bctrl.cdp.Performance.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Performance.setTimeDomain", params: bctrl.cdp.Performance.setTimeDomain.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Performance.getMetrics", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Performance.getMetrics.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "PerformanceTimeline.enable", params: bctrl.cdp.PerformanceTimeline.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Preload.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Preload.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.getBestEffortCoverage", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Profiler.getBestEffortCoverage.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.setSamplingInterval", params: bctrl.cdp.Profiler.setSamplingInterval.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.start", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.startPreciseCoverage", params: bctrl.cdp.Profiler.startPreciseCoverage.Params, options: bctrl.CdpOptions?): bctrl.cdp.Profiler.startPreciseCoverage.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.stop", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Profiler.stop.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.stopPreciseCoverage", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Profiler.takePreciseCoverage", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Profiler.takePreciseCoverage.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.awaitPromise", params: bctrl.cdp.Runtime.awaitPromise.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.awaitPromise.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.callFunctionOn", params: bctrl.cdp.Runtime.callFunctionOn.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.callFunctionOn.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.compileScript", params: bctrl.cdp.Runtime.compileScript.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.compileScript.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.discardConsoleEntries", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.evaluate", params: bctrl.cdp.Runtime.evaluate.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.evaluate.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.getIsolateId", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.getIsolateId.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.getHeapUsage", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.getHeapUsage.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.getProperties", params: bctrl.cdp.Runtime.getProperties.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.getProperties.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.globalLexicalScopeNames", params: bctrl.cdp.Runtime.globalLexicalScopeNames.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.globalLexicalScopeNames.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.queryObjects", params: bctrl.cdp.Runtime.queryObjects.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.queryObjects.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.releaseObject", params: bctrl.cdp.Runtime.releaseObject.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.releaseObjectGroup", params: bctrl.cdp.Runtime.releaseObjectGroup.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.runIfWaitingForDebugger", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.runScript", params: bctrl.cdp.Runtime.runScript.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.runScript.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.setAsyncCallStackDepth", params: bctrl.cdp.Runtime.setAsyncCallStackDepth.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.setCustomObjectFormatterEnabled", params: bctrl.cdp.Runtime.setCustomObjectFormatterEnabled.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.setMaxCallStackSizeToCapture", params: bctrl.cdp.Runtime.setMaxCallStackSizeToCapture.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.terminateExecution", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.addBinding", params: bctrl.cdp.Runtime.addBinding.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.removeBinding", params: bctrl.cdp.Runtime.removeBinding.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Runtime.getExceptionDetails", params: bctrl.cdp.Runtime.getExceptionDetails.Params, options: bctrl.CdpOptions?): bctrl.cdp.Runtime.getExceptionDetails.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Schema.getDomains", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Schema.getDomains.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Security.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Security.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Security.setIgnoreCertificateErrors", params: bctrl.cdp.Security.setIgnoreCertificateErrors.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Security.handleCertificateError", params: bctrl.cdp.Security.handleCertificateError.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Security.setOverrideCertificateErrors", params: bctrl.cdp.Security.setOverrideCertificateErrors.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.deliverPushMessage", params: bctrl.cdp.ServiceWorker.deliverPushMessage.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.dispatchSyncEvent", params: bctrl.cdp.ServiceWorker.dispatchSyncEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.dispatchPeriodicSyncEvent", params: bctrl.cdp.ServiceWorker.dispatchPeriodicSyncEvent.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.setForceUpdateOnPageLoad", params: bctrl.cdp.ServiceWorker.setForceUpdateOnPageLoad.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.skipWaiting", params: bctrl.cdp.ServiceWorker.skipWaiting.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.startWorker", params: bctrl.cdp.ServiceWorker.startWorker.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.stopAllWorkers", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.stopWorker", params: bctrl.cdp.ServiceWorker.stopWorker.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.unregister", params: bctrl.cdp.ServiceWorker.unregister.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "ServiceWorker.updateRegistration", params: bctrl.cdp.ServiceWorker.updateRegistration.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportEstablishContextResult", params: bctrl.cdp.SmartCardEmulation.reportEstablishContextResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportReleaseContextResult", params: bctrl.cdp.SmartCardEmulation.reportReleaseContextResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportListReadersResult", params: bctrl.cdp.SmartCardEmulation.reportListReadersResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportGetStatusChangeResult", params: bctrl.cdp.SmartCardEmulation.reportGetStatusChangeResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportBeginTransactionResult", params: bctrl.cdp.SmartCardEmulation.reportBeginTransactionResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportPlainResult", params: bctrl.cdp.SmartCardEmulation.reportPlainResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportConnectResult", params: bctrl.cdp.SmartCardEmulation.reportConnectResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportDataResult", params: bctrl.cdp.SmartCardEmulation.reportDataResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportStatusResult", params: bctrl.cdp.SmartCardEmulation.reportStatusResult.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SmartCardEmulation.reportError", params: bctrl.cdp.SmartCardEmulation.reportError.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getStorageKeyForFrame", params: bctrl.cdp.Storage.getStorageKeyForFrame.Params, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getStorageKeyForFrame.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getStorageKey", params: bctrl.cdp.Storage.getStorageKey.Params, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getStorageKey.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.clearDataForOrigin", params: bctrl.cdp.Storage.clearDataForOrigin.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.clearDataForStorageKey", params: bctrl.cdp.Storage.clearDataForStorageKey.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getCookies", params: bctrl.cdp.Storage.getCookies.Params, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getCookies.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.setCookies", params: bctrl.cdp.Storage.setCookies.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.clearCookies", params: bctrl.cdp.Storage.clearCookies.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getUsageAndQuota", params: bctrl.cdp.Storage.getUsageAndQuota.Params, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getUsageAndQuota.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.overrideQuotaForOrigin", params: bctrl.cdp.Storage.overrideQuotaForOrigin.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.trackCacheStorageForOrigin", params: bctrl.cdp.Storage.trackCacheStorageForOrigin.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.trackCacheStorageForStorageKey", params: bctrl.cdp.Storage.trackCacheStorageForStorageKey.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.trackIndexedDBForOrigin", params: bctrl.cdp.Storage.trackIndexedDBForOrigin.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.trackIndexedDBForStorageKey", params: bctrl.cdp.Storage.trackIndexedDBForStorageKey.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.untrackCacheStorageForOrigin", params: bctrl.cdp.Storage.untrackCacheStorageForOrigin.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.untrackCacheStorageForStorageKey", params: bctrl.cdp.Storage.untrackCacheStorageForStorageKey.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.untrackIndexedDBForOrigin", params: bctrl.cdp.Storage.untrackIndexedDBForOrigin.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.untrackIndexedDBForStorageKey", params: bctrl.cdp.Storage.untrackIndexedDBForStorageKey.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getTrustTokens", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getTrustTokens.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.clearTrustTokens", params: bctrl.cdp.Storage.clearTrustTokens.Params, options: bctrl.CdpOptions?): bctrl.cdp.Storage.clearTrustTokens.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getPrivateVerificationTokens", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getPrivateVerificationTokens.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.getPrivateVerificationTokensIssuerConfigs", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Storage.getPrivateVerificationTokensIssuerConfigs.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.clearPrivateVerificationTokens", params: bctrl.cdp.Storage.clearPrivateVerificationTokens.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.deletePrivateVerificationToken", params: bctrl.cdp.Storage.deletePrivateVerificationToken.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.setPrivateVerificationTokensTracking", params: bctrl.cdp.Storage.setPrivateVerificationTokensTracking.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.setStorageBucketTracking", params: bctrl.cdp.Storage.setStorageBucketTracking.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.deleteStorageBucket", params: bctrl.cdp.Storage.deleteStorageBucket.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Storage.runBounceTrackingMitigations", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Storage.runBounceTrackingMitigations.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SystemInfo.getInfo", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.SystemInfo.getInfo.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SystemInfo.getFeatureState", params: bctrl.cdp.SystemInfo.getFeatureState.Params, options: bctrl.CdpOptions?): bctrl.cdp.SystemInfo.getFeatureState.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "SystemInfo.getProcessInfo", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.SystemInfo.getProcessInfo.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.activateTarget", params: bctrl.cdp.Target.activateTarget.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.attachToTarget", params: bctrl.cdp.Target.attachToTarget.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.attachToTarget.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.attachToBrowserTarget", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Target.attachToBrowserTarget.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.closeTarget", params: bctrl.cdp.Target.closeTarget.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.closeTarget.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.exposeDevToolsProtocol", params: bctrl.cdp.Target.exposeDevToolsProtocol.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.createBrowserContext", params: bctrl.cdp.Target.createBrowserContext.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.createBrowserContext.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.getBrowserContexts", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Target.getBrowserContexts.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.createTarget", params: bctrl.cdp.Target.createTarget.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.createTarget.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.detachFromTarget", params: bctrl.cdp.Target.detachFromTarget.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.disposeBrowserContext", params: bctrl.cdp.Target.disposeBrowserContext.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.getTargetInfo", params: bctrl.cdp.Target.getTargetInfo.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.getTargetInfo.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.getTargets", params: bctrl.cdp.Target.getTargets.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.getTargets.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.sendMessageToTarget", params: bctrl.cdp.Target.sendMessageToTarget.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.setAutoAttach", params: bctrl.cdp.Target.setAutoAttach.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.autoAttachRelated", params: bctrl.cdp.Target.autoAttachRelated.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.setDiscoverTargets", params: bctrl.cdp.Target.setDiscoverTargets.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.setRemoteLocations", params: bctrl.cdp.Target.setRemoteLocations.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.getDevToolsTarget", params: bctrl.cdp.Target.getDevToolsTarget.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.getDevToolsTarget.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Target.openDevTools", params: bctrl.cdp.Target.openDevTools.Params, options: bctrl.CdpOptions?): bctrl.cdp.Target.openDevTools.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tethering.bind", params: bctrl.cdp.Tethering.bind.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tethering.unbind", params: bctrl.cdp.Tethering.unbind.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tracing.end", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tracing.getCategories", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Tracing.getCategories.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tracing.getTrackEventDescriptor", params: table?, options: bctrl.CdpOptions?): bctrl.cdp.Tracing.getTrackEventDescriptor.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tracing.recordClockSyncMarker", params: bctrl.cdp.Tracing.recordClockSyncMarker.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tracing.requestMemoryDump", params: bctrl.cdp.Tracing.requestMemoryDump.Params, options: bctrl.CdpOptions?): bctrl.cdp.Tracing.requestMemoryDump.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "Tracing.start", params: bctrl.cdp.Tracing.start.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAudio.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAudio.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAudio.getRealtimeData", params: bctrl.cdp.WebAudio.getRealtimeData.Params, options: bctrl.CdpOptions?): bctrl.cdp.WebAudio.getRealtimeData.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.enable", params: bctrl.cdp.WebAuthn.enable.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.addVirtualAuthenticator", params: bctrl.cdp.WebAuthn.addVirtualAuthenticator.Params, options: bctrl.CdpOptions?): bctrl.cdp.WebAuthn.addVirtualAuthenticator.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.setResponseOverrideBits", params: bctrl.cdp.WebAuthn.setResponseOverrideBits.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.removeVirtualAuthenticator", params: bctrl.cdp.WebAuthn.removeVirtualAuthenticator.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.addCredential", params: bctrl.cdp.WebAuthn.addCredential.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.getCredential", params: bctrl.cdp.WebAuthn.getCredential.Params, options: bctrl.CdpOptions?): bctrl.cdp.WebAuthn.getCredential.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.getCredentials", params: bctrl.cdp.WebAuthn.getCredentials.Params, options: bctrl.CdpOptions?): bctrl.cdp.WebAuthn.getCredentials.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.removeCredential", params: bctrl.cdp.WebAuthn.removeCredential.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.clearCredentials", params: bctrl.cdp.WebAuthn.clearCredentials.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.setUserVerified", params: bctrl.cdp.WebAuthn.setUserVerified.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.setAutomaticPresenceSimulation", params: bctrl.cdp.WebAuthn.setAutomaticPresenceSimulation.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebAuthn.setCredentialProperties", params: bctrl.cdp.WebAuthn.setCredentialProperties.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebMCP.enable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebMCP.disable", params: table?, options: bctrl.CdpOptions?): table?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebMCP.invokeTool", params: bctrl.cdp.WebMCP.invokeTool.Params, options: bctrl.CdpOptions?): bctrl.cdp.WebMCP.invokeTool.Result?, bctrl.Error?
---@overload fun(self: bctrl.Cdp, method: "WebMCP.cancelInvocation", params: bctrl.cdp.WebMCP.cancelInvocation.Params, options: bctrl.CdpOptions?): table?, bctrl.Error?
function Cdp:send(method, params, options) end

---@overload fun(self: bctrl.Cdp, event: "Accessibility.loadComplete", fn: fun(params: bctrl.cdp.Accessibility.loadComplete)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Accessibility.nodesUpdated", fn: fun(params: bctrl.cdp.Accessibility.nodesUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Animation.animationCanceled", fn: fun(params: bctrl.cdp.Animation.animationCanceled)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Animation.animationCreated", fn: fun(params: bctrl.cdp.Animation.animationCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Animation.animationStarted", fn: fun(params: bctrl.cdp.Animation.animationStarted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Animation.animationUpdated", fn: fun(params: bctrl.cdp.Animation.animationUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Audits.issueAdded", fn: fun(params: bctrl.cdp.Audits.issueAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Autofill.addressFormFilled", fn: fun(params: bctrl.cdp.Autofill.addressFormFilled)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "BackgroundService.recordingStateChanged", fn: fun(params: bctrl.cdp.BackgroundService.recordingStateChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "BackgroundService.backgroundServiceEventReceived", fn: fun(params: bctrl.cdp.BackgroundService.backgroundServiceEventReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "BluetoothEmulation.gattOperationReceived", fn: fun(params: bctrl.cdp.BluetoothEmulation.gattOperationReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "BluetoothEmulation.characteristicOperationReceived", fn: fun(params: bctrl.cdp.BluetoothEmulation.characteristicOperationReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "BluetoothEmulation.descriptorOperationReceived", fn: fun(params: bctrl.cdp.BluetoothEmulation.descriptorOperationReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Browser.downloadWillBegin", fn: fun(params: bctrl.cdp.Browser.downloadWillBegin)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Browser.downloadProgress", fn: fun(params: bctrl.cdp.Browser.downloadProgress)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "CSS.fontsUpdated", fn: fun(params: bctrl.cdp.CSS.fontsUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "CSS.mediaQueryResultChanged", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "CSS.styleSheetAdded", fn: fun(params: bctrl.cdp.CSS.styleSheetAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "CSS.styleSheetChanged", fn: fun(params: bctrl.cdp.CSS.styleSheetChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "CSS.styleSheetRemoved", fn: fun(params: bctrl.cdp.CSS.styleSheetRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "CSS.computedStyleUpdated", fn: fun(params: bctrl.cdp.CSS.computedStyleUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Cast.sinksUpdated", fn: fun(params: bctrl.cdp.Cast.sinksUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Cast.issueUpdated", fn: fun(params: bctrl.cdp.Cast.issueUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Console.messageAdded", fn: fun(params: bctrl.cdp.Console.messageAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.attributeModified", fn: fun(params: bctrl.cdp.DOM.attributeModified)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.adoptedStyleSheetsModified", fn: fun(params: bctrl.cdp.DOM.adoptedStyleSheetsModified)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.attributeRemoved", fn: fun(params: bctrl.cdp.DOM.attributeRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.characterDataModified", fn: fun(params: bctrl.cdp.DOM.characterDataModified)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.childNodeCountUpdated", fn: fun(params: bctrl.cdp.DOM.childNodeCountUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.childNodeInserted", fn: fun(params: bctrl.cdp.DOM.childNodeInserted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.childNodeRemoved", fn: fun(params: bctrl.cdp.DOM.childNodeRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.distributedNodesUpdated", fn: fun(params: bctrl.cdp.DOM.distributedNodesUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.documentUpdated", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.inlineStyleInvalidated", fn: fun(params: bctrl.cdp.DOM.inlineStyleInvalidated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.pseudoElementAdded", fn: fun(params: bctrl.cdp.DOM.pseudoElementAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.topLayerElementsUpdated", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.scrollableFlagUpdated", fn: fun(params: bctrl.cdp.DOM.scrollableFlagUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.adRelatedStateUpdated", fn: fun(params: bctrl.cdp.DOM.adRelatedStateUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.affectedByStartingStylesFlagUpdated", fn: fun(params: bctrl.cdp.DOM.affectedByStartingStylesFlagUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.pseudoElementRemoved", fn: fun(params: bctrl.cdp.DOM.pseudoElementRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.setChildNodes", fn: fun(params: bctrl.cdp.DOM.setChildNodes)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.shadowRootPopped", fn: fun(params: bctrl.cdp.DOM.shadowRootPopped)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOM.shadowRootPushed", fn: fun(params: bctrl.cdp.DOM.shadowRootPushed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOMStorage.domStorageItemAdded", fn: fun(params: bctrl.cdp.DOMStorage.domStorageItemAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOMStorage.domStorageItemRemoved", fn: fun(params: bctrl.cdp.DOMStorage.domStorageItemRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOMStorage.domStorageItemUpdated", fn: fun(params: bctrl.cdp.DOMStorage.domStorageItemUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DOMStorage.domStorageItemsCleared", fn: fun(params: bctrl.cdp.DOMStorage.domStorageItemsCleared)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Debugger.breakpointResolved", fn: fun(params: bctrl.cdp.Debugger.breakpointResolved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Debugger.paused", fn: fun(params: bctrl.cdp.Debugger.paused)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Debugger.resumed", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Debugger.scriptFailedToParse", fn: fun(params: bctrl.cdp.Debugger.scriptFailedToParse)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Debugger.scriptParsed", fn: fun(params: bctrl.cdp.Debugger.scriptParsed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "DeviceAccess.deviceRequestPrompted", fn: fun(params: bctrl.cdp.DeviceAccess.deviceRequestPrompted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Emulation.virtualTimeBudgetExpired", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Emulation.screenOrientationLockChanged", fn: fun(params: bctrl.cdp.Emulation.screenOrientationLockChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "FedCm.dialogShown", fn: fun(params: bctrl.cdp.FedCm.dialogShown)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "FedCm.dialogClosed", fn: fun(params: bctrl.cdp.FedCm.dialogClosed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Fetch.requestPaused", fn: fun(params: bctrl.cdp.Fetch.requestPaused)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Fetch.authRequired", fn: fun(params: bctrl.cdp.Fetch.authRequired)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "HeapProfiler.addHeapSnapshotChunk", fn: fun(params: bctrl.cdp.HeapProfiler.addHeapSnapshotChunk)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "HeapProfiler.heapStatsUpdate", fn: fun(params: bctrl.cdp.HeapProfiler.heapStatsUpdate)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "HeapProfiler.lastSeenObjectId", fn: fun(params: bctrl.cdp.HeapProfiler.lastSeenObjectId)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "HeapProfiler.reportHeapSnapshotProgress", fn: fun(params: bctrl.cdp.HeapProfiler.reportHeapSnapshotProgress)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "HeapProfiler.resetProfiles", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Input.dragIntercepted", fn: fun(params: bctrl.cdp.Input.dragIntercepted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Inspector.detached", fn: fun(params: bctrl.cdp.Inspector.detached)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Inspector.targetCrashed", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Inspector.targetReloadedAfterCrash", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Inspector.workerScriptLoaded", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "LayerTree.layerPainted", fn: fun(params: bctrl.cdp.LayerTree.layerPainted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "LayerTree.layerTreeDidChange", fn: fun(params: bctrl.cdp.LayerTree.layerTreeDidChange)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Log.entryAdded", fn: fun(params: bctrl.cdp.Log.entryAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Media.playerPropertiesChanged", fn: fun(params: bctrl.cdp.Media.playerPropertiesChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Media.playerEventsAdded", fn: fun(params: bctrl.cdp.Media.playerEventsAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Media.playerMessagesLogged", fn: fun(params: bctrl.cdp.Media.playerMessagesLogged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Media.playerErrorsRaised", fn: fun(params: bctrl.cdp.Media.playerErrorsRaised)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Media.playerCreated", fn: fun(params: bctrl.cdp.Media.playerCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.dataReceived", fn: fun(params: bctrl.cdp.Network.dataReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.eventSourceMessageReceived", fn: fun(params: bctrl.cdp.Network.eventSourceMessageReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.loadingFailed", fn: fun(params: bctrl.cdp.Network.loadingFailed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.loadingFinished", fn: fun(params: bctrl.cdp.Network.loadingFinished)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.requestServedFromCache", fn: fun(params: bctrl.cdp.Network.requestServedFromCache)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.requestWillBeSent", fn: fun(params: bctrl.cdp.Network.requestWillBeSent)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.resourceChangedPriority", fn: fun(params: bctrl.cdp.Network.resourceChangedPriority)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.signedExchangeReceived", fn: fun(params: bctrl.cdp.Network.signedExchangeReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.responseReceived", fn: fun(params: bctrl.cdp.Network.responseReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketClosed", fn: fun(params: bctrl.cdp.Network.webSocketClosed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketCreated", fn: fun(params: bctrl.cdp.Network.webSocketCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketFrameError", fn: fun(params: bctrl.cdp.Network.webSocketFrameError)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketFrameReceived", fn: fun(params: bctrl.cdp.Network.webSocketFrameReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketFrameSent", fn: fun(params: bctrl.cdp.Network.webSocketFrameSent)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketHandshakeResponseReceived", fn: fun(params: bctrl.cdp.Network.webSocketHandshakeResponseReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webSocketWillSendHandshakeRequest", fn: fun(params: bctrl.cdp.Network.webSocketWillSendHandshakeRequest)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webTransportCreated", fn: fun(params: bctrl.cdp.Network.webTransportCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webTransportConnectionEstablished", fn: fun(params: bctrl.cdp.Network.webTransportConnectionEstablished)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.webTransportClosed", fn: fun(params: bctrl.cdp.Network.webTransportClosed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directTCPSocketCreated", fn: fun(params: bctrl.cdp.Network.directTCPSocketCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directTCPSocketOpened", fn: fun(params: bctrl.cdp.Network.directTCPSocketOpened)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directTCPSocketAborted", fn: fun(params: bctrl.cdp.Network.directTCPSocketAborted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directTCPSocketClosed", fn: fun(params: bctrl.cdp.Network.directTCPSocketClosed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directTCPSocketChunkSent", fn: fun(params: bctrl.cdp.Network.directTCPSocketChunkSent)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directTCPSocketChunkReceived", fn: fun(params: bctrl.cdp.Network.directTCPSocketChunkReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketJoinedMulticastGroup", fn: fun(params: bctrl.cdp.Network.directUDPSocketJoinedMulticastGroup)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketLeftMulticastGroup", fn: fun(params: bctrl.cdp.Network.directUDPSocketLeftMulticastGroup)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketCreated", fn: fun(params: bctrl.cdp.Network.directUDPSocketCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketOpened", fn: fun(params: bctrl.cdp.Network.directUDPSocketOpened)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketAborted", fn: fun(params: bctrl.cdp.Network.directUDPSocketAborted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketClosed", fn: fun(params: bctrl.cdp.Network.directUDPSocketClosed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketChunkSent", fn: fun(params: bctrl.cdp.Network.directUDPSocketChunkSent)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.directUDPSocketChunkReceived", fn: fun(params: bctrl.cdp.Network.directUDPSocketChunkReceived)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.requestWillBeSentExtraInfo", fn: fun(params: bctrl.cdp.Network.requestWillBeSentExtraInfo)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.responseReceivedExtraInfo", fn: fun(params: bctrl.cdp.Network.responseReceivedExtraInfo)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.responseReceivedEarlyHints", fn: fun(params: bctrl.cdp.Network.responseReceivedEarlyHints)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.trustTokenOperationDone", fn: fun(params: bctrl.cdp.Network.trustTokenOperationDone)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.policyUpdated", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.reportingApiReportAdded", fn: fun(params: bctrl.cdp.Network.reportingApiReportAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.reportingApiReportUpdated", fn: fun(params: bctrl.cdp.Network.reportingApiReportUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.reportingApiEndpointsChangedForOrigin", fn: fun(params: bctrl.cdp.Network.reportingApiEndpointsChangedForOrigin)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.deviceBoundSessionsAdded", fn: fun(params: bctrl.cdp.Network.deviceBoundSessionsAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Network.deviceBoundSessionEventOccurred", fn: fun(params: bctrl.cdp.Network.deviceBoundSessionEventOccurred)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Overlay.inspectNodeRequested", fn: fun(params: bctrl.cdp.Overlay.inspectNodeRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Overlay.nodeHighlightRequested", fn: fun(params: bctrl.cdp.Overlay.nodeHighlightRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Overlay.screenshotRequested", fn: fun(params: bctrl.cdp.Overlay.screenshotRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Overlay.inspectPanelShowRequested", fn: fun(params: bctrl.cdp.Overlay.inspectPanelShowRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Overlay.inspectedElementWindowRestored", fn: fun(params: bctrl.cdp.Overlay.inspectedElementWindowRestored)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Overlay.inspectModeCanceled", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.domContentEventFired", fn: fun(params: bctrl.cdp.Page.domContentEventFired)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.fileChooserOpened", fn: fun(params: bctrl.cdp.Page.fileChooserOpened)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameAttached", fn: fun(params: bctrl.cdp.Page.frameAttached)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameClearedScheduledNavigation", fn: fun(params: bctrl.cdp.Page.frameClearedScheduledNavigation)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameDetached", fn: fun(params: bctrl.cdp.Page.frameDetached)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameSubtreeWillBeDetached", fn: fun(params: bctrl.cdp.Page.frameSubtreeWillBeDetached)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameNavigated", fn: fun(params: bctrl.cdp.Page.frameNavigated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.documentOpened", fn: fun(params: bctrl.cdp.Page.documentOpened)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameResized", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameStartedNavigating", fn: fun(params: bctrl.cdp.Page.frameStartedNavigating)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameRequestedNavigation", fn: fun(params: bctrl.cdp.Page.frameRequestedNavigation)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameScheduledNavigation", fn: fun(params: bctrl.cdp.Page.frameScheduledNavigation)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameStartedLoading", fn: fun(params: bctrl.cdp.Page.frameStartedLoading)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.frameStoppedLoading", fn: fun(params: bctrl.cdp.Page.frameStoppedLoading)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.downloadWillBegin", fn: fun(params: bctrl.cdp.Page.downloadWillBegin)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.downloadProgress", fn: fun(params: bctrl.cdp.Page.downloadProgress)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.interstitialHidden", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.interstitialShown", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.javascriptDialogClosed", fn: fun(params: bctrl.cdp.Page.javascriptDialogClosed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.javascriptDialogOpening", fn: fun(params: bctrl.cdp.Page.javascriptDialogOpening)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.lifecycleEvent", fn: fun(params: bctrl.cdp.Page.lifecycleEvent)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.backForwardCacheNotUsed", fn: fun(params: bctrl.cdp.Page.backForwardCacheNotUsed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.loadEventFired", fn: fun(params: bctrl.cdp.Page.loadEventFired)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.navigatedWithinDocument", fn: fun(params: bctrl.cdp.Page.navigatedWithinDocument)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.screencastFrame", fn: fun(params: bctrl.cdp.Page.screencastFrame)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.screencastVisibilityChanged", fn: fun(params: bctrl.cdp.Page.screencastVisibilityChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.windowOpen", fn: fun(params: bctrl.cdp.Page.windowOpen)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Page.compilationCacheProduced", fn: fun(params: bctrl.cdp.Page.compilationCacheProduced)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Performance.metrics", fn: fun(params: bctrl.cdp.Performance.metrics)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "PerformanceTimeline.timelineEventAdded", fn: fun(params: bctrl.cdp.PerformanceTimeline.timelineEventAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Preload.ruleSetUpdated", fn: fun(params: bctrl.cdp.Preload.ruleSetUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Preload.ruleSetRemoved", fn: fun(params: bctrl.cdp.Preload.ruleSetRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Preload.preloadEnabledStateUpdated", fn: fun(params: bctrl.cdp.Preload.preloadEnabledStateUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Preload.prefetchStatusUpdated", fn: fun(params: bctrl.cdp.Preload.prefetchStatusUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Preload.prerenderStatusUpdated", fn: fun(params: bctrl.cdp.Preload.prerenderStatusUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Preload.preloadingAttemptSourcesUpdated", fn: fun(params: bctrl.cdp.Preload.preloadingAttemptSourcesUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Profiler.consoleProfileFinished", fn: fun(params: bctrl.cdp.Profiler.consoleProfileFinished)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Profiler.consoleProfileStarted", fn: fun(params: bctrl.cdp.Profiler.consoleProfileStarted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Profiler.preciseCoverageDeltaUpdate", fn: fun(params: bctrl.cdp.Profiler.preciseCoverageDeltaUpdate)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.bindingCalled", fn: fun(params: bctrl.cdp.Runtime.bindingCalled)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.consoleAPICalled", fn: fun(params: bctrl.cdp.Runtime.consoleAPICalled)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.exceptionRevoked", fn: fun(params: bctrl.cdp.Runtime.exceptionRevoked)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.exceptionThrown", fn: fun(params: bctrl.cdp.Runtime.exceptionThrown)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.executionContextCreated", fn: fun(params: bctrl.cdp.Runtime.executionContextCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.executionContextDestroyed", fn: fun(params: bctrl.cdp.Runtime.executionContextDestroyed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.executionContextsCleared", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Runtime.inspectRequested", fn: fun(params: bctrl.cdp.Runtime.inspectRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Security.certificateError", fn: fun(params: bctrl.cdp.Security.certificateError)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Security.visibleSecurityStateChanged", fn: fun(params: bctrl.cdp.Security.visibleSecurityStateChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Security.securityStateChanged", fn: fun(params: bctrl.cdp.Security.securityStateChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "ServiceWorker.workerErrorReported", fn: fun(params: bctrl.cdp.ServiceWorker.workerErrorReported)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "ServiceWorker.workerRegistrationUpdated", fn: fun(params: bctrl.cdp.ServiceWorker.workerRegistrationUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "ServiceWorker.workerVersionUpdated", fn: fun(params: bctrl.cdp.ServiceWorker.workerVersionUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.establishContextRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.establishContextRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.releaseContextRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.releaseContextRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.listReadersRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.listReadersRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.getStatusChangeRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.getStatusChangeRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.cancelRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.cancelRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.connectRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.connectRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.disconnectRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.disconnectRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.transmitRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.transmitRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.controlRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.controlRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.getAttribRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.getAttribRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.setAttribRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.setAttribRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.statusRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.statusRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.beginTransactionRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.beginTransactionRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "SmartCardEmulation.endTransactionRequested", fn: fun(params: bctrl.cdp.SmartCardEmulation.endTransactionRequested)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.cacheStorageContentUpdated", fn: fun(params: bctrl.cdp.Storage.cacheStorageContentUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.cacheStorageListUpdated", fn: fun(params: bctrl.cdp.Storage.cacheStorageListUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.indexedDBContentUpdated", fn: fun(params: bctrl.cdp.Storage.indexedDBContentUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.indexedDBListUpdated", fn: fun(params: bctrl.cdp.Storage.indexedDBListUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.storageBucketCreatedOrUpdated", fn: fun(params: bctrl.cdp.Storage.storageBucketCreatedOrUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.storageBucketDeleted", fn: fun(params: bctrl.cdp.Storage.storageBucketDeleted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Storage.privateVerificationTokensUpdated", fn: fun(params: table)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.attachedToTarget", fn: fun(params: bctrl.cdp.Target.attachedToTarget)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.detachedFromTarget", fn: fun(params: bctrl.cdp.Target.detachedFromTarget)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.receivedMessageFromTarget", fn: fun(params: bctrl.cdp.Target.receivedMessageFromTarget)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.targetCreated", fn: fun(params: bctrl.cdp.Target.targetCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.targetDestroyed", fn: fun(params: bctrl.cdp.Target.targetDestroyed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.targetCrashed", fn: fun(params: bctrl.cdp.Target.targetCrashed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Target.targetInfoChanged", fn: fun(params: bctrl.cdp.Target.targetInfoChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Tethering.accepted", fn: fun(params: bctrl.cdp.Tethering.accepted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Tracing.bufferUsage", fn: fun(params: bctrl.cdp.Tracing.bufferUsage)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Tracing.dataCollected", fn: fun(params: bctrl.cdp.Tracing.dataCollected)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "Tracing.tracingComplete", fn: fun(params: bctrl.cdp.Tracing.tracingComplete)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.contextCreated", fn: fun(params: bctrl.cdp.WebAudio.contextCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.contextWillBeDestroyed", fn: fun(params: bctrl.cdp.WebAudio.contextWillBeDestroyed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.contextChanged", fn: fun(params: bctrl.cdp.WebAudio.contextChanged)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.audioListenerCreated", fn: fun(params: bctrl.cdp.WebAudio.audioListenerCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.audioListenerWillBeDestroyed", fn: fun(params: bctrl.cdp.WebAudio.audioListenerWillBeDestroyed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.audioNodeCreated", fn: fun(params: bctrl.cdp.WebAudio.audioNodeCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.audioNodeWillBeDestroyed", fn: fun(params: bctrl.cdp.WebAudio.audioNodeWillBeDestroyed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.audioParamCreated", fn: fun(params: bctrl.cdp.WebAudio.audioParamCreated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.audioParamWillBeDestroyed", fn: fun(params: bctrl.cdp.WebAudio.audioParamWillBeDestroyed)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.nodesConnected", fn: fun(params: bctrl.cdp.WebAudio.nodesConnected)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.nodesDisconnected", fn: fun(params: bctrl.cdp.WebAudio.nodesDisconnected)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.nodeParamConnected", fn: fun(params: bctrl.cdp.WebAudio.nodeParamConnected)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAudio.nodeParamDisconnected", fn: fun(params: bctrl.cdp.WebAudio.nodeParamDisconnected)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAuthn.credentialAdded", fn: fun(params: bctrl.cdp.WebAuthn.credentialAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAuthn.credentialDeleted", fn: fun(params: bctrl.cdp.WebAuthn.credentialDeleted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAuthn.credentialUpdated", fn: fun(params: bctrl.cdp.WebAuthn.credentialUpdated)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebAuthn.credentialAsserted", fn: fun(params: bctrl.cdp.WebAuthn.credentialAsserted)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebMCP.toolsAdded", fn: fun(params: bctrl.cdp.WebMCP.toolsAdded)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebMCP.toolsRemoved", fn: fun(params: bctrl.cdp.WebMCP.toolsRemoved)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebMCP.toolInvoked", fn: fun(params: bctrl.cdp.WebMCP.toolInvoked)): bctrl.Subscription
---@overload fun(self: bctrl.Cdp, event: "WebMCP.toolResponded", fn: fun(params: bctrl.cdp.WebMCP.toolResponded)): bctrl.Subscription
function Cdp:on(event, fn) end
