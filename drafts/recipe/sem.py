from base import *
E=Emb()
STOP=set("a an and are as at be because been before but by can could did do does for from had has have he her his how i if in into is it its just like me more most my no not of on one or our out own she so some such than that the their them then there these they this to too two up us very was we well were what when where which who why will with without would you your um uh yes say says said thing things also first".split())
def stem(w):
    for s in ('ings','ing','edly','ed','ies','es','s','ly','tion','ment'):
        if w.endswith(s) and len(w)-len(s)>=3: return w[:-len(s)]
    return w
def words(t): return {stem(w) for w in re.findall(r"[a-z]+",t.lower().replace("'",'')) if len(w)>2 and w not in STOP}
def units(ans):
    s=sentences(ans); return s+[s[i]+' '+s[i+1] for i in range(len(s)-1)]
def feats(ans,role,level,crit,question=None,k=None):
    R=rubric(role,level); c=R[crit]; B=[b for b in bank(role,level) if b['criterion']==crit]
    S=sentences(ans); U=units(ans); V=E(U)
    cov=lambda pts:(E(pts)@V.T).max(1)
    f={}
    g,fa,p=cov(c['good']),cov(c['fair']),cov(c['poor'])
    f['good']=g.mean(); f['fair']=fa.mean(); f['poor']=p.mean(); f['gp']=g.mean()-p.mean()
    f['maxgp']=g.max()-p.max()
    # per sentence max
    sg=(E(S)@E(c['good']).T).max(1); sp=(E(S)@E(c['poor']).T).max(1); f['sgp']=(sg-sp).mean()
    av=E([ans])[0]
    qs=[]
    for b in B:
        if not b['listen']: continue
        l=cov(b['listen']); qs.append((l.mean(),np.sort(l)[-3:].mean(),float(E([b['question']])[0]@av),b))
    best=max(qs,key=lambda x:x[2]+x[0])
    f['l_best']=max(q[0] for q in qs); f['l_inf']=best[0]; f['q_best']=max(q[2] for q in qs)
    f['inf_ok']=float(best[3]['question']==question) if question else 0
    if question:
        q=[x for x in qs if x[3]['question']==question][0]
        f['l_known']=q[0]; f['q_known']=q[2]
    aw=words(ans)
    lex=lambda pts:np.mean([len(words(x)&aw)/max(1,len(words(x))) for x in pts])
    f['lexg']=lex(c['good']); f['lexp']=lex(c['poor']); f['lexl_best']=max(lex(b['listen']) for b in B if b['listen'])
    f['lexl_inf']=lex(best[3]['listen'])
    f['words']=len(ans.split()); f['uniq']=len(aw)
    return f
if __name__=='__main__':
    rows=[]
    for d in load():
        for k,a in d['answers'].items():
            rows.append((d['id'],k,feats(a,d['role'],d['level'],d['criterion'],d['question'])))
    E.save()
    names=list(rows[0][2])
    cls=['good','good_short','fair','poor','poor_long','off_topic']
    for n in names:
        m={c:np.mean([r[2][n] for r in rows if r[1]==c]) for c in cls}
        sd=np.std([r[2][n] for r in rows if r[1]=='fair'])
        by={}
        for i,k,f in rows: by.setdefault(i,{})[k]=f[n]
        pr=[np.mean([(x[a]>x[b]) for x in by.values()]) for a,b in (('good','fair'),('good','poor'),('fair','poor'))]
        print(n.ljust(10),' '.join(f'{c} {m[c]:.3f}' for c in cls),f'sd {sd:.3f}','order',' '.join(f'{p:.2f}' for p in pr))
